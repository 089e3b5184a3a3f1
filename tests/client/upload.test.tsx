import { act, screen, waitFor } from '@testing-library/react'
import UploadPage from '@/pages/upload'
import { ApiError, type ApiErrorCode } from '@/platform/api-error'
import type { LocalPhoto, UploadOptions } from '@/platform/local-photo'
import { open, replace, useParam } from '@/platform/navigation'
import { choosePhotos } from '@/platform/photos'
import { uploadPhoto } from '@/platform/upload'
import { routes } from '@/routes'
import { words } from '@/words'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { profileOf, signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { courtyard, volunteering } from '../support/submission'
import { useSession } from '@/features/session/store'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/photos')
jest.mock('@/platform/upload')

let made = 0
const photo = (): LocalPhoto => ({ key: `photo-${++made}`, path: `blob:${made}`, width: 1600, height: 1200 })
const choose = jest.mocked(choosePhotos)
const upload = jest.mocked(uploadPhoto)

/** Opens the page of a rule that no other test has a draft for. */
function openPage(terms = courtyard, answers: Record<string, unknown> = {}) {
  const rule = { ...terms, id: `rule-${++made}` }
  const api = fakeApi({ 'GET /rules': { items: [rule] }, 'POST /submissions': { id: 's1' }, ...answers })
  jest.mocked(useParam).mockReturnValue(rule.id)
  return { ...renderPage(<UploadPage />), api, rule }
}

type Page = ReturnType<typeof openPage>

async function pick({ user }: Pick<Page, 'user'>, count: number) {
  choose.mockResolvedValueOnce({ photos: Array.from({ length: count }, photo), refused: null })
  await user.click(await screen.findByRole('button', { name: '从相册里选' }))
}

const button = (name: string) => screen.findByRole('button', { name })
const submitted = ({ api }: Page) => api.calls('POST /submissions')

beforeEach(() => {
  jest.resetAllMocks()
  signInAs('resident')
  upload.mockImplementation(async ({ key }: LocalPhoto) => ({ id: `stored ${key}` }))
})

it('says what to photograph, what it earns and how many are missing', async () => {
  const page = openPage()
  expect(await screen.findByText('院子前后各拍一张')).toBeVisible()
  expect(screen.getByText('要 3 张照片')).toBeVisible()
  expect(screen.getByText('通过后 +2 分')).toBeVisible()
  expect(await button('还差 3 张')).toHaveAttribute('aria-disabled', 'true')
  await pick(page, 2)
  expect(choose).toHaveBeenCalledWith(expect.objectContaining({ source: 'album', count: 3 }))
  await page.user.click(await button('还差 1 张'))
  expect(submitted(page)).toHaveLength(0)

  choose.mockResolvedValueOnce({ photos: [photo()], refused: null })
  await page.user.click(await button('再拍 1 张'))
  expect(choose).toHaveBeenLastCalledWith(expect.objectContaining({ source: 'camera', count: 1 }))
  expect(await button('发送 3 张照片')).toHaveAttribute('aria-disabled', 'false')
  expect(screen.queryByRole('button', { name: '从相册里选' })).toBeNull()
})

it('lets one photo more be taken where the rule allows, and one be removed or taken again', async () => {
  const page = openPage(volunteering)
  await pick(page, 2)
  expect(await button('再拍一张')).toBeVisible()
  await page.user.click(await button('不要第 1 张'))
  expect(await button('发送 1 张照片')).toBeVisible()
  const again = photo()
  choose.mockResolvedValueOnce({ photos: [again], refused: null })
  await page.user.click(await button('重拍第 1 张'))
  await page.user.click(await button('发送 1 张照片'))
  await waitFor(() => expect(submitted(page)).toHaveLength(1))
  expect(submitted(page)[0]?.body).toEqual({ ruleId: page.rule.id, photoIds: [`stored ${again.key}`], note: '' })
})

it('sends photos in order with the words, and goes to what became of it', async () => {
  const page = openPage()
  await page.user.type(await screen.findByLabelText('想说的话(可不填)'), ' 门口清干净了 ')
  await pick(page, 3)
  await page.user.click(await button('发送 3 张照片'))
  await waitFor(() => expect(replace).toHaveBeenCalledWith(routes.submission, { id: 's1' }))
  const sent = upload.mock.calls.map(([{ key }]) => `stored ${key}`)
  expect(submitted(page).map(({ body }) => body)).toEqual([{ ruleId: page.rule.id, photoIds: sent, note: '门口清干净了' }])
})

it('makes one submission of a double tap', async () => {
  const page = openPage()
  await pick(page, 3)
  await page.user.dblClick(await button('发送 3 张照片'))
  await waitFor(() => expect(replace).toHaveBeenCalledTimes(1))
  expect(submitted(page)).toHaveLength(1)
  expect(upload).toHaveBeenCalledTimes(3)
})

it('shows how far a photo is', async () => {
  let progress: UploadOptions['onProgress']
  let arrive: (answer: { id: string }) => void = () => undefined
  upload.mockImplementation((_, options) => {
    progress = options?.onProgress
    return new Promise((resolve) => {
      arrive = resolve
    })
  })
  const page = openPage(volunteering)
  await pick(page, 1)
  expect(await screen.findByText('第 1 张 · 正在传')).toBeVisible()
  await waitFor(() => expect(progress).toBeDefined())
  act(() => progress?.(0.6))
  expect(page.container.querySelector('.photo-grid__sent')).toHaveStyle({ width: '60%' })
  await act(async () => arrive({ id: 'stored' }))
  expect(await screen.findByText('第 1 张')).toBeVisible()
  expect(page.container.querySelector('.photo-grid__sent')).toBeNull()
})

it('uploads a failed photo again under its key, and no other one', async () => {
  upload.mockImplementationOnce(async ({ key }) => ({ id: `stored ${key}` })).mockRejectedValueOnce(failure('network'))
  const page = openPage()
  await pick(page, 3)
  expect(await screen.findByRole('alert')).toHaveTextContent('第 2 张:没连上网')
  await page.user.click(await button('没传上去,重传'))
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  const keys = upload.mock.calls.map(([{ key }]) => key)
  expect(keys).toHaveLength(4)
  expect(keys[3]).toBe(keys[1])
})

it('tries failed photos again by itself when sending', async () => {
  upload.mockRejectedValueOnce(failure('timeout'))
  const page = openPage(volunteering)
  await pick(page, 1)
  await screen.findByRole('alert')
  await page.user.click(await button('发送 1 张照片'))
  await waitFor(() => expect(replace).toHaveBeenCalledTimes(1))
  expect(new Set(upload.mock.calls.map(([{ key }]) => key)).size).toBe(1)
})

it('repeats the key of a sending whose answer was lost, and keeps everything until then', async () => {
  const page = openPage(volunteering, { 'POST /submissions': failure('network') })
  await page.user.type(await screen.findByLabelText('想说的话(可不填)'), '清了水渠')
  await pick(page, 1)
  await page.user.click(await button('发送 1 张照片'))
  expect(await screen.findByRole('alert')).toHaveTextContent('没连上网,刚才的操作没有完成,内容还在')
  expect(screen.getByLabelText('想说的话(可不填)')).toHaveValue('清了水渠')
  page.api.answers['POST /submissions'] = { id: 's1' }
  await page.user.click(await button('发送 1 张照片'))
  await waitFor(() => expect(replace).toHaveBeenCalledTimes(1))
  const [first, second] = submitted(page)
  expect(first?.options?.idempotencyKey).toMatch(/^[0-9a-f-]{36}$/)
  expect(second).toEqual(first)
  expect(upload).toHaveBeenCalledTimes(1)
})

it('takes another key when the words have changed since', async () => {
  const page = openPage(volunteering, { 'POST /submissions': failure('timeout') })
  await pick(page, 1)
  await page.user.click(await button('发送 1 张照片'))
  await screen.findByRole('alert')
  await page.user.type(screen.getByLabelText('想说的话(可不填)'), '好')
  expect(screen.queryByRole('alert')).toBeNull()
  await page.user.click(await button('发送 1 张照片'))
  await waitFor(() => expect(submitted(page)).toHaveLength(2))
  const [first, second] = submitted(page)
  expect(second?.options?.idempotencyKey).not.toBe(first?.options?.idempotencyKey)
})

it('keeps the draft of a person and a rule while the app lives', async () => {
  const page = openPage()
  await page.user.type(await screen.findByLabelText('想说的话(可不填)'), '先写一半')
  await pick(page, 2)
  await button('还差 1 张')
  page.unmount()

  const again = renderPage(<UploadPage />)
  expect(await screen.findByLabelText('想说的话(可不填)')).toHaveValue('先写一半')
  expect(await button('还差 1 张')).toBeVisible()
  expect(upload).toHaveBeenCalledTimes(2)
  again.unmount()

  signInAs('reviewer')
  renderPage(<UploadPage />)
  expect(await button('还差 3 张')).toBeVisible()
})

it('counts long words and does not cut them off', async () => {
  const page = openPage(volunteering)
  await pick(page, 1)
  const field = await screen.findByLabelText('想说的话(可不填)')
  await page.user.click(field)
  await page.user.paste('长'.repeat(510))
  expect(field).toHaveValue('长'.repeat(510))
  expect(screen.getByRole('alert')).toHaveTextContent('多了 10 个字')
  expect(await button('字太多,写短一点')).toHaveAttribute('aria-disabled', 'true')
  await page.user.clear(field)
  await page.user.paste('好')
  expect(await screen.findByText('写了 1 个字,最多 500 个')).toBeVisible()
})

describe('a photo that is of no use', () => {
  it.each<ApiErrorCode>(['photo_type_unsupported', 'photo_unreadable', 'photo_empty', 'photo_too_many_pixels'])(
    'left out on the device as %s: says so and keeps the others',
    async (code) => {
      const page = openPage()
      choose.mockResolvedValueOnce({ photos: [photo(), photo()], refused: new ApiError(code) })
      await page.user.click(await button('从相册里选'))
      expect(await screen.findByRole('alert')).toHaveTextContent(words.explain({ code }))
      expect(await button('还差 1 张')).toBeVisible()
    }
  )

  it.each(['photo_too_large', 'photo_too_many_pixels', 'photo_type_unsupported', 'photo_unreadable'] as const)(
    'refused by the server as %s: asks for another one in its place',
    async (code) => {
      upload.mockRejectedValueOnce(refusal(code))
      const page = openPage(volunteering)
      await pick(page, 1)
      expect(await screen.findByRole('alert')).toHaveTextContent(`第 1 张:${words.explain({ code })}`)
      expect(await button('第 1 张要换一张')).toHaveAttribute('aria-disabled', 'true')
      choose.mockResolvedValueOnce({ photos: [photo()], refused: null })
      await page.user.click(await button('用不了,换一张'))
      expect(await button('发送 1 张照片')).toHaveAttribute('aria-disabled', 'false')
    }
  )
})

it.each(['rule_closed', 'photo_already_used', 'photo_not_found', 'household_missing', 'request_in_flight'] as const)(
  'explains %s and loses nothing',
  async (code) => {
    const page = openPage(volunteering, { 'POST /submissions': refusal(code) })
    await pick(page, 1)
    await page.user.click(await button('发送 1 张照片'))
    expect(await screen.findByRole('alert')).toHaveTextContent(words.explain({ code }))
    expect(screen.getByRole('button', { name: '第 1 张照片,共 1 张' })).toBeVisible()
    expect(replace).not.toHaveBeenCalled()
  }
)

it('names how many photos the rule wants when the server counts otherwise', async () => {
  const page = openPage(volunteering, { 'POST /submissions': refusal('photo_count_wrong', 422, { min: 3, max: 3, got: 1 }) })
  await pick(page, 1)
  await page.user.click(await button('发送 1 张照片'))
  expect(await screen.findByRole('alert')).toHaveTextContent('这个栏目要 3 张照片')
})

it('leads home from a rule that is closed or unknown', async () => {
  const { user } = openPage(courtyard, { 'GET /rules': { items: [] } })
  expect(await screen.findByText('这里现在不收照片')).toBeVisible()
  await user.click(await button('回首页'))
  expect(open).toHaveBeenCalledWith(routes.home)
})

it('waits in grey, explains a failure and asks again', async () => {
  const page = openPage(courtyard, { 'GET /rules': failure('network') })
  expect(screen.getByRole('status', { name: '正在加载' })).toBeVisible()
  expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
  page.api.answers['GET /rules'] = { items: [page.rule] }
  await page.user.click(await button('再试一次'))
  expect(await button('还差 3 张')).toBeVisible()
})

it('tells somebody without a household before a photo is shot', async () => {
  useSession.getState().setProfile({ ...profileOf('resident'), household: null })
  openPage()
  expect(await screen.findByRole('alert')).toHaveTextContent('还没有加入哪一户')
})
