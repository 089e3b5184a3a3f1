import { screen, waitFor } from '@testing-library/react'
import type { JoinRequest } from '@contract/join-requests'
import JoinRequestsPage from '@/packages/people/requests'
import SignInPage from '@/pages/sign-in'
import { useParam } from '@/platform/navigation'
import { call } from '@/platform/phone'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { signedOut, signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/phone')

beforeEach(() => {
  jest.clearAllMocks()
  jest.mocked(useParam).mockReturnValue('')
})

describe('asking to join', () => {
  const villages = [{ id: 'v1', name: '永安寨村', county: '潮安区' }, { id: 'v2', name: '内里村', county: '饶平县' }]
  const begin = async (answers: Record<string, unknown> = {}) => {
    signedOut()
    const api = fakeApi({ 'GET /villages': { items: villages, demo: false }, ...answers })
    const { user } = renderPage(<SignInPage />)
    await user.click(await screen.findByRole('tab', { name: '申请加入' }))
    return { api, user }
  }

  it('asks for nothing before it is agreed to', async () => {
    const { api, user } = await begin()
    expect(screen.getByText('我们记什么')).toBeVisible()
    expect(screen.queryByLabelText('手机号')).toBeNull()
    await user.click(screen.getByRole('button', { name: '不同意' }))
    expect(screen.getByText(/我们没有收集任何资料/)).toBeVisible()
    expect(api.calls('POST /join-requests')).toEqual([])
  })

  it('says what is missing, keeps what was typed through a failure, and tells what comes next', async () => {
    const { api, user } = await begin({ 'POST /join-requests': failure('network') })
    await user.click(screen.getByRole('button', { name: '同意,继续填' }))
    await user.click(screen.getByRole('button', { name: '发给村里' }))
    expect(screen.getByText('请选您是哪个村的。')).toBeVisible()
    expect(screen.getByText('请写您住在哪里,村里好核对。')).toBeVisible()
    expect(api.calls('POST /join-requests')).toEqual([])

    await user.click(screen.getByRole('radio', { name: '内里村' }))
    await user.type(screen.getByLabelText('您的名字'), '许阿公')
    await user.type(screen.getByLabelText('住在哪里'), '老榕树旁')
    await user.type(screen.getByLabelText('手机号'), '138 0013 8000')
    await user.type(screen.getByLabelText('设一个密码'), 'good password')
    await user.click(screen.getByRole('button', { name: '发给村里' }))
    expect(await screen.findByText(/没连上网/)).toBeVisible()
    expect(screen.getByLabelText('住在哪里')).toHaveValue('老榕树旁')

    api.answers['POST /join-requests'] = undefined
    await user.click(screen.getByRole('button', { name: '发给村里' }))
    expect(await screen.findByText('发出去了,等村里回复')).toBeVisible()
    expect(screen.getByText(/内里村会核对.*138 0013 8000/)).toBeVisible()
    expect(api.calls('POST /join-requests').at(-1)?.body).toEqual({
      villageId: 'v2', name: '许阿公', phone: '13800138000', address: '老榕树旁', password: 'good password', consent: true
    })
    await user.click(screen.getByRole('button', { name: '去登录' }))
    expect(screen.getByLabelText('手机号')).toHaveValue('138 0013 8000')
  })

  it.each([
    [refusal('join_request_waiting', undefined, { village: '内里村' }), /内里村已经收到,还在等回复/],
    [refusal('join_request_refused', undefined, { village: '内里村', reason: '名册上没有您家' }), /内里村没有批准:名册上没有您家。/]
  ])('is answered when signing in: %s', async (answer, sentence) => {
    const { user } = await begin({ 'POST /sessions': answer })
    await user.click(screen.getByRole('tab', { name: '登录' }))
    await user.type(screen.getByLabelText('手机号'), '13800138000')
    await user.type(screen.getByLabelText('密码'), 'good password{Enter}')
    expect(await screen.findByText(sentence)).toBeVisible()
  })
})

describe('who asks to join', () => {
  const request = (more: Partial<JoinRequest> = {}): JoinRequest => ({
    id: 'j1', name: '许阿公', phone: '13800000032', address: '老榕树旁', status: 'waiting', hints: [], account: null, household: null,
    reason: null, decidedBy: null, decidedAt: null, createdAt: '2025-11-20T08:00:00.000Z', ...more
  })
  const hint = { household: { id: 'h9', label: '第一网格 9 号' }, name: '许阿公', samePhone: true, sameName: true, taken: false }
  const other = { ...hint, household: { id: 'h8', label: '第一网格 8 号' }, samePhone: false, taken: true }
  const page = (items: JoinRequest[]) => ({ items, nextCursor: null })

  it('is called, and let into the household the roster hints at', async () => {
    signInAs('villageAdmin')
    const api = fakeApi({ 'GET /join-requests': page([request({ hints: [hint, other] })]), 'POST /join-requests/j1/approve': undefined })
    const { user } = renderPage(<JoinRequestsPage />)
    await user.click(await screen.findByRole('button', { name: '打电话 13800000032' }))
    expect(call).toHaveBeenCalledWith('13800000032')
    expect(screen.getByText('名字和手机号都一样')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '批准 许阿公' }))
    await user.click(await screen.findByRole('button', { name: '放到第一网格 9 号' }))
    await waitFor(() => expect(api.calls('POST /join-requests/j1/approve')[0]?.body).toEqual({ householdId: 'h9' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('is let into another household that is looked for; a refusal stands beside the choice', async () => {
    signInAs('villageAdmin')
    const household = { id: 'h5', label: '第二网格 5 号', number: 5, grid: '第二网格', unit: null, head: '林大', people: 3, members: 1 }
    fakeApi({
      'GET /join-requests': page([request()]), 'GET /households': { items: [household], nextCursor: null }, 'GET /grids': { items: [] },
      'POST /join-requests/j1/approve': refusal('join_request_decided')
    })
    const { user } = renderPage(<JoinRequestsPage />)
    expect(await screen.findByText(/名册上没有这个名字和手机号/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: '批准 许阿公' }))
    await user.click(await screen.findByRole('button', { name: /^第二网格 5 号/ }))
    await user.click(await screen.findByRole('button', { name: '放到第二网格 5 号' }))
    expect(await screen.findByText(/刚有别的管理员办过了/)).toBeVisible()
  })

  it('is refused with a reason only', async () => {
    signInAs('villageAdmin')
    const api = fakeApi({ 'GET /join-requests': page([request({ account: '老住户' })]), 'POST /join-requests/j1/refuse': undefined })
    const { user } = renderPage(<JoinRequestsPage />)
    expect(await screen.findByText(/老住户已经在用/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: '不批准 许阿公' }))
    expect(await screen.findByRole('button', { name: '先写明原因' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(screen.getByRole('radio', { name: '您已经有账号,请直接登录' }))
    await user.click(screen.getByRole('button', { name: '不批准,发给他' }))
    await waitFor(() => expect(api.calls('POST /join-requests/j1/refuse')[0]?.body).toEqual({ reason: '您已经有账号,请直接登录' }))
  })

  it('stays to be read once it is decided, and is nobody else\'s', async () => {
    signInAs('villageAdmin')
    const decided = request({ status: 'refused', phone: null, reason: '电话打不通', decidedBy: '赵管理', decidedAt: '2025-11-21T08:00:00.000Z' })
    const api = fakeApi({
      'GET /join-requests': ({ options }: { options?: { params?: { decided?: boolean } } }) => page(options?.params?.decided ? [decided] : [])
    })
    const { user, unmount } = renderPage(<JoinRequestsPage />)
    expect(await screen.findByText('没有等回复的申请')).toBeVisible()
    await user.click(screen.getByRole('tab', { name: '办过的' }))
    expect(await screen.findByText(/没批准:电话打不通\(赵管理,/)).toBeVisible()
    unmount()
    signInAs('reviewer')
    const asked = api.calls('GET /join-requests').length
    renderPage(<JoinRequestsPage />)
    expect(screen.getByText('这里是村管理员用的')).toBeVisible()
    expect(api.calls('GET /join-requests')).toHaveLength(asked)
  })
})
