import { screen, waitFor } from '@testing-library/react'
import type { Notice, PublishedNotice } from '@contract/notices'
import MessagesPage from '@/packages/me/messages'
import NoticeDeskPage from '@/packages/notices/desk'
import NoticesPage from '@/packages/notices/list'
import NoticePage from '@/packages/notices/notice'
import TrackNoticePage from '@/packages/notices/track'
import WriteNoticePage from '@/packages/notices/write'
import HomePage from '@/pages/home'
import { back, open, useParam } from '@/platform/navigation'
import { call } from '@/platform/phone'
import { routes } from '@/routes'
import { failure, fakeApi } from '../support/fake-api'
import { profileOf, signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/phone')
jest.mock('@/platform/screen', () => ({ useWideScreen: jest.fn(() => false) }))

const notice = (more: Partial<Notice> = {}): Notice => ({
  id: 'n1', title: '明天停水', body: '请先存水。\n中午就来。', by: '赵管理', grids: [], toHousehold: false,
  createdAt: '2025-11-20T08:00:00.000Z', read: false, ...more
})
const published = (more: Partial<PublishedNotice> = {}): PublishedNotice => ({
  id: 'n1', title: '明天停水', body: '请先存水。', by: '赵管理', grids: [], households: [], createdAt: '2025-11-20T08:00:00.000Z',
  withdrawnAt: null, reached: 30, read: 12, ...more
})
const page = <Item,>(items: Item[]) => ({ items, nextCursor: null })

beforeEach(() => {
  jest.clearAllMocks()
  jest.mocked(useParam).mockReturnValue('n1')
})

describe('for those it is for', () => {
  beforeEach(() => signInAs('resident'))

  it('stands in a list that says what is unread and to whom it went', async () => {
    fakeApi({ 'GET /notices': page([notice({ toHousehold: true }), notice({ id: 'n2', title: '清洁周', read: true, grids: ['第二网格'] })]) })
    const { user } = renderPage(<NoticesPage />)
    expect(await screen.findByRole('button', { name: /^明天停水.*发给您家.*没看过/ })).toBeVisible()
    const old = screen.getByRole('button', { name: /^清洁周.*发给第二网格/ })
    expect(old).not.toHaveTextContent('没看过')
    await user.click(old)
    expect(open).toHaveBeenCalledWith(routes.notice, { id: 'n2' })
  })

  it('is read by being looked at, once', async () => {
    const api = fakeApi({ 'GET /notices/n1': notice(), 'PUT /notices/n1/receipt': undefined })
    renderPage(<NoticePage />)
    expect(await screen.findByText(/中午就来/)).toBeVisible()
    expect(screen.getByText('发给全村')).toBeVisible()
    await waitFor(() => expect(api.calls('PUT /notices/n1/receipt')).toHaveLength(1))
    await waitFor(() => expect(api.calls('GET /notices/n1')).toHaveLength(2))
    expect(api.calls('PUT /notices/n1/receipt')).toHaveLength(1)
  })

  it('is not told of again once it has been read', async () => {
    const api = fakeApi({ 'GET /notices/n1': notice({ read: true }) })
    renderPage(<NoticePage />)
    await screen.findByText('明天停水')
    expect(api.calls('PUT /notices/n1/receipt')).toEqual([])
  })

  it('stands on the home page until it is read', async () => {
    fakeApi({ 'GET /notices/summary': { unread: 3, newest: { id: 'n1', title: '明天停水' } }, 'GET /me': profileOf('resident') })
    const { user } = renderPage(<HomePage />)
    await user.click(await screen.findByRole('button', { name: /^村里通知:明天停水.*还有 2 条没看/ }))
    expect(open).toHaveBeenCalledWith(routes.notice, { id: 'n1' })
  })

  it.each([
    ['notice_published', { noticeId: 'n1', about: '明天停水' }, /^村里通知:明天停水/, [routes.notice, { id: 'n1' }]],
    ['honour_awarded', { noticeId: null, about: '最美庭院' }, /^恭喜,您家得了"最美庭院"/, [routes.honours]]
  ])('is led to by its message: %s', async (kind, more, name, to) => {
    const message = {
      id: 'm1', kind, points: null, submissionId: null, orderId: null, activityId: null, deductionId: null,
      createdAt: '2025-11-20T08:16:00.000Z', read: true, ...more
    }
    fakeApi({ 'GET /messages': page([message]) })
    const { user } = renderPage(<MessagesPage />)
    await user.click(await screen.findByRole('button', { name }))
    expect(open).toHaveBeenCalledWith(...to)
  })
})

describe('for those who publish', () => {
  beforeEach(() => signInAs('villageAdmin'))

  it('says how far each has come', async () => {
    fakeApi({ 'GET /notices/published': page([
      published({ grids: ['第二网格'], households: ['第一网格 3 号'] }), published({ id: 'n2', title: '错了', withdrawnAt: '2025-11-21T08:00:00.000Z' })
    ]) })
    const { user } = renderPage(<NoticeDeskPage />)
    const first = await screen.findByRole('button', { name: /发给第二网格 · 发给第一网格 3 号 · 12 户看了,18 户没看/ })
    expect(screen.getByRole('button', { name: /^错了.*已撤回/ })).not.toHaveTextContent('户看了')
    await user.click(first)
    expect(open).toHaveBeenCalledWith(routes.trackNotice, { id: 'n1' })
  })

  it('names the households that have not read it, to be called, and is withdrawn after a question', async () => {
    const household = (id: string) => ({ id, label: `第一网格 ${id} 号` })
    const api = fakeApi({
      'GET /notices/published/n1': published(),
      'GET /notices/n1/unread': page([
        { household: household('3'), grid: '第一网格', name: '陈大', phone: '13800000041' },
        { household: household('4'), grid: '第一网格', name: null, phone: null },
        { household: household('5'), grid: '第一网格', name: '林大', phone: null }
      ]),
      'POST /notices/n1/withdraw': undefined
    })
    const { user } = renderPage(<TrackNoticePage />)
    await user.click(await screen.findByRole('button', { name: '给第一网格 3 号陈大打电话' }))
    expect(call).toHaveBeenCalledWith('13800000041')
    expect(screen.getByText('第一网格 · 名册上没有电话')).toBeVisible()
    expect(screen.getByText('林大 · 名册上没有电话')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '撤回这条通知' }))
    expect(api.calls('POST /notices/n1/withdraw')).toEqual([])
    api.answers['GET /notices/published/n1'] = published({ withdrawnAt: '2025-11-21T08:00:00.000Z' })
    await user.click(screen.getByRole('button', { name: '撤回' }))
    expect(await screen.findByText(/^已撤回 · /)).toBeVisible()
  })

  it('is written for the village, grids or households; what was written survives a failure', async () => {
    const household = { id: 'h5', label: '第二网格 5 号', number: 5, grid: '第二网格', unit: null, head: '林大', people: 3, members: 1 }
    const api = fakeApi({
      'GET /grids': { items: [{ id: 'g1', name: '第一网格', units: [] }] }, 'GET /households': page([household]), 'POST /notices': failure('network')
    })
    const { user } = renderPage(<WriteNoticePage />)
    expect(screen.getByRole('button', { name: '先写标题' })).toHaveAttribute('aria-disabled', 'true')
    await user.type(screen.getByLabelText('标题'), '停水')
    await user.type(screen.getByLabelText('内容'), '明天上午')
    await user.click(screen.getByRole('radio', { name: '几个网格' }))
    expect(screen.getByRole('button', { name: '先选发给谁' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(await screen.findByRole('checkbox', { name: '第一网格' }))
    await user.click(screen.getByRole('button', { name: '发出去' }))
    expect(await screen.findByText(/没连上网/)).toBeVisible()
    expect(api.calls('POST /notices')[0]?.body).toEqual({ title: '停水', body: '明天上午', gridIds: ['g1'], householdIds: [] })

    await user.click(screen.getByRole('radio', { name: '几户人家' }))
    await user.click(screen.getByRole('button', { name: '加一户' }))
    await user.click(await screen.findByRole('button', { name: /^第二网格 5 号/ }))
    api.answers['POST /notices'] = { id: 'n9' }
    await user.click(screen.getByRole('button', { name: '发出去' }))
    await waitFor(() => expect(back).toHaveBeenCalledTimes(1))
    expect(api.calls('POST /notices')[1]?.body).toEqual({ title: '停水', body: '明天上午', gridIds: [], householdIds: ['h5'] })
  })

  it('is nobody else\'s', () => {
    signInAs('reviewer')
    const api = fakeApi({})
    renderPage(<NoticeDeskPage />)
    renderPage(<WriteNoticePage />)
    expect(screen.getAllByText('这里给发通知的人用')).toHaveLength(2)
    expect(api.calls('GET /notices/published')).toEqual([])
  })
})
