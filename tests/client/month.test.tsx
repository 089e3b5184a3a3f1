import { screen, waitFor } from '@testing-library/react'
import type { HouseholdMonth } from '@contract/months'
import { notify } from '@/lib/notify'
import MonthPage from '@/packages/village-life/month'
import { paint } from '@/platform/paint'
import { saveFile } from '@/platform/save-file'
import { canSharePictures, sharePicture } from '@/platform/share'
import { failure, fakeApi } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/lib/notify', () => ({ ...jest.requireActual<object>('@/lib/notify'), notify: jest.fn() }))
jest.mock('@/platform/paint')
jest.mock('@/platform/share')
jest.mock('@/platform/save-file', () => ({ picturesGoTo: 'album', saveFile: jest.fn(), openSettings: jest.fn() }))

const month = (written: string, changes: Partial<HouseholdMonth> = {}): HouseholdMonth => ({
  month: written, firstMonth: '2025-12', label: '第一网格 3 号', village: '永安寨村', earned: 24, spent: 10, place: 2,
  approved: [{ column: 'courtyard', name: '我家庭院', count: 3 }], weeksInARow: 3, ...changes
})

const asked = (running: HouseholdMonth, earlier: Record<string, HouseholdMonth> = {}) =>
  fakeApi({
    'GET /households/own/month': ({ options }: { options: { params: { month?: string } } }) =>
      (options.params.month === undefined ? running : earlier[options.params.month])
  })

const picture = new ArrayBuffer(8)

beforeEach(() => {
  jest.clearAllMocks()
  signInAs('resident')
  jest.mocked(paint).mockResolvedValue(picture)
  jest.mocked(canSharePictures).mockReturnValue(true)
})

it('tells what the month came to', async () => {
  asked(month('2026-02'))
  const { container } = renderPage(<MonthPage />)
  expect(await screen.findByText('2026 年 2 月')).toBeVisible()
  expect(container.querySelector('.card--deep')).toHaveTextContent('第一网格 3 号永安寨村这个月得了24分全村第 2 名取走东西用了10分')
  expect(screen.getByText('连续 3 周都有照片通过')).toBeVisible()
  expect(screen.getByText('我家庭院').closest('.list-row')).toHaveTextContent('3 次')
})

it('says what to do in a month without anything', async () => {
  asked(month('2026-02', { earned: 0, spent: 0, place: null, approved: [], weeksInARow: 0 }))
  renderPage(<MonthPage />)
  expect(await screen.findByText('还没有名次')).toBeVisible()
  expect(screen.getByText('这个月还没有照片通过')).toBeVisible()
  expect(screen.getByText('每周拍一次,这里就盖上一排红章')).toBeVisible()
})

it('goes back over the turn of the year to the first month, and forth to the running one', async () => {
  const api = asked(month('2026-02'), { '2026-01': month('2026-01', { earned: 7 }), '2025-12': month('2025-12', { earned: 5 }) })
  const { user } = renderPage(<MonthPage />)
  const step = (name: string) => screen.getByRole('button', { name })
  await screen.findByText('24')
  expect(step('下个月')).toHaveAttribute('aria-disabled', 'true')
  await user.click(step('上个月'))
  expect(await screen.findByText('7')).toBeVisible()
  await user.click(step('上个月'))
  expect(await screen.findByText('5')).toBeVisible()
  expect(screen.getByText('2025 年 12 月')).toBeVisible()
  expect(step('上个月')).toHaveAttribute('aria-disabled', 'true')
  await user.click(step('下个月'))
  await user.click(step('下个月'))
  expect(await screen.findByText('24')).toBeVisible()
  expect(api.calls('GET /households/own/month').map(({ options }) => options?.params?.month)).toEqual(
    expect.arrayContaining([undefined, '2026-01', '2025-12']))
})

it('keeps the month as a picture and says where', async () => {
  jest.mocked(saveFile).mockResolvedValue('saved')
  asked(month('2026-02'))
  const { user } = renderPage(<MonthPage />)
  await user.click(await screen.findByRole('button', { name: '存成图片' }))
  expect(saveFile).toHaveBeenCalledWith({ name: '第一网格 3 号 2026 年 2 月.png', type: 'image/png', data: picture })
  await waitFor(() => expect(notify).toHaveBeenCalledWith('已存到相册'))
})

it('explains how to open the album after a refusal, and what became of it otherwise', async () => {
  const { openSettings } = jest.requireMock<{ openSettings: jest.Mock }>('@/platform/save-file')
  jest.mocked(saveFile).mockResolvedValueOnce('forbidden').mockResolvedValueOnce('failed').mockResolvedValueOnce('cancelled')
  asked(month('2026-02'))
  const { user } = renderPage(<MonthPage />)
  const save = async () => user.click(await screen.findByRole('button', { name: '存成图片' }))
  await save()
  expect(await screen.findByRole('alert')).toHaveTextContent('手机还不让本程序存照片')
  await user.click(screen.getByRole('button', { name: '去打开' }))
  expect(openSettings).toHaveBeenCalledTimes(1)
  await save()
  expect(await screen.findByRole('alert')).toHaveTextContent('没有存成')
  expect(screen.queryByRole('button', { name: '去打开' })).toBeNull()
  await save()
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  expect(notify).not.toHaveBeenCalled()
})

it('says so when the phone draws no picture', async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  jest.mocked(paint).mockRejectedValue(new Error('no canvas'))
  asked(month('2026-02'))
  const { user } = renderPage(<MonthPage />)
  await user.click(await screen.findByRole('button', { name: '存成图片' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('没有存成')
  expect(saveFile).not.toHaveBeenCalled()
})

it('sends it to the family where the phone can', async () => {
  jest.mocked(sharePicture).mockResolvedValue('saved')
  asked(month('2026-02'))
  const { user, unmount } = renderPage(<MonthPage />)
  await user.click(await screen.findByRole('button', { name: '发给家人' }))
  expect(sharePicture).toHaveBeenCalledWith(expect.objectContaining({ type: 'image/png', data: picture }))
  unmount()
  jest.mocked(canSharePictures).mockReturnValue(false)
  renderPage(<MonthPage />)
  expect(await screen.findByRole('button', { name: '存成图片' })).toBeVisible()
  expect(screen.queryByRole('button', { name: '发给家人' })).toBeNull()
})

it('explains a failure and tries again', async () => {
  const api = fakeApi({ 'GET /households/own/month': failure('network') })
  const { user } = renderPage(<MonthPage />)
  expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
  api.answers['GET /households/own/month'] = month('2026-02')
  await user.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('连续 3 周都有照片通过')).toBeVisible()
})
