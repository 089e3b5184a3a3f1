import { act, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { Message } from '@contract/messages'
import MessagesPage from '@/packages/me/messages'
import HomePage from '@/pages/home'
import MePage from '@/pages/me'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { failure, fakeApi } from '../support/fake-api'
import { profileOf, signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const message = (id: string, more: Partial<Message> = {}): Message => ({
  id,
  kind: 'submission_approved',
  about: '我家庭院',
  points: 2,
  submissionId: 's1',
  orderId: null,
  noticeId: null,
  activityId: null,
  deductionId: null,
  goodsId: null,
  createdAt: '2025-11-20T08:16:00.000Z',
  read: true,
  ...more
})
const ofBooks = (kind: Message['kind'], about = '第一网格 3 号') => message('m', { kind, about, points: null, submissionId: null })
const page = (items: Message[], nextCursor: string | null = null) => ({ items, nextCursor })

beforeEach(() => {
  jest.clearAllMocks()
  signInAs('resident')
})
afterEach(() => jest.useRealTimers())

it.each([
  [message('m', { kind: 'submission_approved' }), '"我家庭院"通过了.*\\+2\\s*分', routes.submission, { id: 's1' }],
  [message('m', { kind: 'submission_rejected', points: null }), '"我家庭院"没通过.*,点开看为什么', routes.submission, { id: 's1' }],
  [message('m', { kind: 'appeal_upheld' }), '"我家庭院"申诉成功.*\\+2\\s*分', routes.submission, { id: 's1' }],
  [message('m', { kind: 'appeal_dismissed', points: null }), '"我家庭院"申诉没通过.*,点开看看', routes.submission, { id: 's1' }],
  [message('m', { kind: 'sent_for_you', about: '李四', points: null }), '李四帮您家拍了照片.*,已经送去审核', routes.submission, { id: 's1' }],
  [message('m', { kind: 'sent_for_you', about: '', points: null }), '有人帮您家拍了照片.*,已经送去审核', routes.submission, { id: 's1' }],
  [message('m', { kind: 'order_handed_over', about: '洗衣液', submissionId: null, orderId: 'o1' }), '洗衣液取走了', routes.order, { id: 'o1' }],
  [message('m', { kind: 'order_cancelled', about: '洗衣液', points: 60, submissionId: null, orderId: 'o1' }), '洗衣液不换了.*,积分退回来了.*\\+60\\s*分', routes.order, { id: 'o1' }],
  [message('m', { kind: 'member_joined', about: '李四', points: null, submissionId: null }), '李四加入了您家', routes.family],
  [ofBooks('adjustment_asked'), '第一网格 3 号有一笔积分调整等您同意.*,点开看,同意或不同意', routes.adjustments],
  [ofBooks('adjustment_confirmed'), '您提的第一网格 3 号的积分调整,另一位同意了.*,分已经变了', routes.adjustments],
  [ofBooks('adjustment_refused'), '您提的第一网格 3 号的积分调整,另一位没同意.*,分没变,点开看为什么', routes.adjustments],
  [ofBooks('statement_published', '2025-10'), '10 月的公示出来了.*,点开看全村的', routes.statements]
])('says plainly what happened and leads there: %#', async (item, sentence, ...to) => {
  fakeApi({ 'GET /messages': page([item]) })
  const { user } = renderPage(<MessagesPage />)
  await user.click(await screen.findByRole('button', { name: new RegExp(`^${sentence}`) }))
  expect(open).toHaveBeenCalledWith(...to)
})

it('marks what is new, tells the server once what has been seen, and asks for no more than is there', async () => {
  const items = [message('m3', { read: false }), message('m2', { read: false, about: '志愿服务' }), message('m1')]
  const api = fakeApi({ 'GET /messages': page(items), 'POST /messages/seen': undefined })
  renderPage(<MessagesPage />)
  expect(await screen.findAllByRole('img', { name: '没看过' })).toHaveLength(2)
  await waitFor(() => expect(api.calls('POST /messages/seen').map(({ body }) => body)).toEqual([{ upTo: 'm3' }]))
  expect(screen.getAllByRole('img', { name: '没看过' })).toHaveLength(2)
  expect(screen.queryByRole('button', { name: '看更多' })).toBeNull()
})

it('has nothing to tell the server where all has been read, and goes back in time page by page', async () => {
  const api = fakeApi({
    'GET /messages': ({ options }: { options?: { params?: { cursor?: string } } }) =>
      options?.params?.cursor === 'older' ? page([message('m1', { about: '学习' })]) : page([message('m2')], 'older')
  })
  const { user } = renderPage(<MessagesPage />)
  await user.click(await screen.findByRole('button', { name: '看更多' }))
  expect(await screen.findByText('"学习"通过了')).toBeVisible()
  expect(api.calls('POST /messages/seen')).toEqual([])
})

it('says what will come here, and offers another try after a failure', async () => {
  const api = fakeApi({ 'GET /messages': failure('network') })
  const { user } = renderPage(<MessagesPage />)
  expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
  api.answers['GET /messages'] = page([])
  await user.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('还没有消息')).toBeVisible()
})

describe('the count of new ones', () => {
  const summary = (unread: number) => ({ 'GET /messages/summary': { unread }, 'GET /me': profileOf('resident') })

  it('stands on 我的 and on its tab, and is taken off when nothing is new', async () => {
    const api = fakeApi(summary(3))
    const { unmount } = renderPage(<MePage />)
    const row = await screen.findByRole('button', { name: /^消息.*3 条新消息/ })
    expect(within(row).getByText('3 条新消息')).toBeVisible()
    expect(Taro.setTabBarBadge).toHaveBeenLastCalledWith({ index: 3, text: '3' })
    unmount()
    api.answers['GET /messages/summary'] = { unread: 0 }
    renderPage(<MePage />)
    await waitFor(() => expect(api.calls('GET /messages/summary')).toHaveLength(2))
    expect(await screen.findByRole('button', { name: /^消息/ })).not.toHaveTextContent('新消息')
    expect(Taro.removeTabBarBadge).toHaveBeenLastCalledWith({ index: 3 })
  })

  it('is a line on the home page as long as there is something new, asked for every minute', async () => {
    jest.useFakeTimers({ advanceTimers: true })
    const api = fakeApi(summary(0))
    renderPage(<HomePage />)
    await waitFor(() => expect(api.calls('GET /messages/summary')).toHaveLength(1))
    expect(screen.queryByText(/条新消息/)).toBeNull()
    api.answers['GET /messages/summary'] = { unread: 120 }
    await act(() => jest.advanceTimersByTimeAsync(60_000))
    const line = await screen.findByRole('button', { name: /^有 120 条新消息/ })
    act(() => line.click())
    expect(open).toHaveBeenCalledWith(routes.messages)
    expect(Taro.setTabBarBadge).toHaveBeenLastCalledWith({ index: 3, text: '99+' })
  })

  it('stands on the tab alone in 长辈版, whose doors fill the home page', async () => {
    signInAs('resident', { elder: true })
    fakeApi(summary(2))
    renderPage(<HomePage />)
    await waitFor(() => expect(Taro.setTabBarBadge).toHaveBeenLastCalledWith({ index: 3, text: '2' }))
    expect(screen.queryByText(/条新消息/)).toBeNull()
  })

  it('is not asked for by somebody without a village', () => {
    signInAs('supervisor')
    const api = fakeApi({ 'GET /me': profileOf('supervisor') })
    renderPage(<MePage />)
    expect(api.calls('GET /messages/summary')).toEqual([])
    expect(screen.queryByText('消息')).toBeNull()
  })
})
