import { act, screen, waitFor, within } from '@testing-library/react'
import ReviewPage from '@/packages/review/queue'
import { toTop } from '@/platform/navigation'
import { useWideScreen } from '@/platform/screen'
import { failure } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { button, first, second, server, shown, third, type Item } from '../support/review-queue'
import { pullDown } from '../support/taro'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/screen')

beforeEach(() => {
  jest.resetAllMocks()
  jest.mocked(useWideScreen).mockReturnValue(false)
  signInAs('reviewer')
})

it('never changes what is on the desk because others have decided it', async () => {
  const api = server([first, second])
  renderPage(<ReviewPage />)
  await shown(first)
  api.answers['GET /reviews'] = { items: [second], nextCursor: null }
  act(pullDown)
  await waitFor(() => expect(api.calls('GET /reviews')).toHaveLength(2))
  await shown(first)
  expect(screen.queryByText('第一网格 2 号 · 李四')).toBeNull()
})

it('shows the next one from its top, wherever the last one was left', async () => {
  server([first, second])
  const { user } = renderPage(<ReviewPage />)
  await shown(first)
  jest.mocked(toTop).mockClear()
  await user.click(await button('先放着,看下一条'))
  await shown(second)
  expect(toTop).toHaveBeenCalledTimes(1)
})

it('shows one column, with its count', async () => {
  server([first, second, third])
  const { user } = renderPage(<ReviewPage />)
  await user.click(await screen.findByRole('tab', { name: '志愿 1' }))
  await shown(second)
  expect(await screen.findByRole('heading', { name: '审核 · 还有 1 条' })).toBeVisible()
  await user.click(await button('通过 +2'))
  expect(await screen.findByText('这样的现在没有等着审的,看看别的。')).toBeVisible()
  await user.click(await button('看全部'))
  await shown(first)
  expect(screen.getByRole('tab', { name: '庭院 2' })).toBeVisible()
})

it('asks for the next page before the loaded ones are used up', async () => {
  const api = server([first])
  api.answers['GET /reviews'] = ({ options }: { options: { params: { cursor?: string } } }) =>
    options.params.cursor ? { items: [second], nextCursor: null } : { items: [first], nextCursor: 'c1' }
  const { user } = renderPage(<ReviewPage />)
  await shown(first)
  await user.click(await button('先放着,看下一条'))
  await shown(second)
  expect(api.calls('GET /reviews').at(-1)?.options?.params).toMatchObject({ cursor: 'c1' })
})

it('waits in grey, explains a failure and asks again', async () => {
  const api = server([first])
  const queue = api.answers['GET /reviews']
  api.answers['GET /reviews'] = failure('timeout')
  const { user } = renderPage(<ReviewPage />)
  expect(screen.getByRole('status', { name: '正在加载' })).toBeVisible()
  expect(await screen.findByRole('alert')).toHaveTextContent('网络太慢')
  api.answers['GET /reviews'] = queue
  await user.click(await button('再试一次'))
  await shown(first)
})

it('is narrowed down to a grid, to what looks alike and to what one may decide', async () => {
  const match = {
    photo: { ...first.photos[1], id: 'p2' } as Item['photos'][number], otherPhoto: { ...first.photos[0], url: '/old.jpg' } as Item['photos'][number],
    distance: 3, sameFile: false, sameSubmission: false,
    other: { id: 's0', rule: '我家庭院', household: second.household, status: 'approved' as const, createdAt: '2025-10-12T02:00:00.000Z' }
  }
  const api = server([{ ...first, bar: 'relative_household' }, second, { ...third, photoMatches: [match] }])
  const { user } = renderPage(<ReviewPage />)
  expect(await screen.findByText(/这是您亲属家的/)).toBeVisible()
  await user.click(await button('筛选'))
  await user.click(screen.getByRole('radio', { name: '第一网格' }))
  await user.click(screen.getByRole('switch', { name: '只看我能审的' }))
  await user.click(await button('好了'))
  await shown(second)
  expect(api.calls('GET /reviews').at(-1)?.options?.params).toMatchObject({ gridId: 'g1', decidable: true })
  await user.click(screen.getByRole('tab', { name: '疑似重复 1' }))
  await shown(third)
  expect(api.calls('GET /reviews').at(-1)?.options?.params).toMatchObject({ gridId: 'g1', decidable: true, flagged: true })
  expect(screen.getByText('第 2 张和 第一网格 2 号 2025 年 10 月 12 日 10:00 的一张很像')).toBeVisible()
  await user.click(await button(/^对比/))
  const sheet = within(screen.getByRole('dialog', { name: '对比照片' }))
  expect(sheet.getByText(/^第一网格 2 号 · 我家庭院 · .* · 通过了$/)).toBeVisible()
  expect(sheet.getByText(/^相差 3 点/)).toBeVisible()
})

it('marks what waits too long', async () => {
  server([{ ...first, overdue: true }])
  renderPage(<ReviewPage />)
  expect(await screen.findByText(/^超时 等了 \d+ 天$/)).toBeVisible()
})
