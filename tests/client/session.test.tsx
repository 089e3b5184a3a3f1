import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import App from '@/app'
import { useSession } from '@/features/session/store'
import CheckInPage from '@/packages/activities/check-in'
import HomePage from '@/pages/home'
import MePage from '@/pages/me'
import PrivacyPage from '@/pages/privacy'
import SignInPage from '@/pages/sign-in'
import { open, restart, useParam } from '@/platform/navigation'
import { storage } from '@/platform/storage'
import { queryClient } from '@/query-client'
import { routes } from '@/routes'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { setCurrentPath, setParams } from '../support/taro'
import { profileOf, sessionOf, signedOut, signInAs } from '../support/people'

jest.mock('idb-keyval', () => jest.requireActual<object>('../support/fake-idb'))
jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const villages = { items: [{ id: 'v1', name: '永安寨村', county: '潮安区' }], demo: true }

const start = (page: React.ReactElement) => ({ user: userEvent.setup(), ...render(<App>{page}</App>) })

beforeEach(() => {
  jest.clearAllMocks()
  queryClient.clear()
  setCurrentPath('')
  setParams({})
  jest.mocked(useParam).mockReturnValue('')
  signedOut()
})

describe('the app', () => {
  it('leads to the sign-in page on its first start', async () => {
    fakeApi({})
    start(<HomePage />)
    await waitFor(() => expect(restart).toHaveBeenCalledWith(routes.signIn))
    expect(restart).toHaveBeenCalledTimes(1)
  })

  it('stays where it is for somebody signed in', async () => {
    signInAs('shopkeeper')
    fakeApi({ 'GET /me': profileOf('shopkeeper') })
    start(<MePage />)
    expect(await screen.findByText('钱店员')).toBeVisible()
    expect(restart).not.toHaveBeenCalled()
  })

  it('has the counter and everything else of the shop for who keeps it', async () => {
    signInAs('shopkeeper')
    fakeApi({ 'GET /me': profileOf('shopkeeper') })
    const { user } = start(<MePage />)
    await user.click(screen.getByRole('button', { name: /^交货/ }))
    expect(open).toHaveBeenLastCalledWith(routes.counter)
    await user.click(screen.getByRole('button', { name: /^店里的事/ }))
    expect(open).toHaveBeenLastCalledWith(routes.office)
    expect(screen.queryByRole('button', { name: /^村务/ })).toBeNull()
  })

  it('enters with a fresh cache after signing in', async () => {
    fakeApi({ 'GET /villages': villages, 'POST /sessions/demo': sessionOf('resident') })
    queryClient.setQueryData(['points', 'balance'], { free: 7 })
    const { user } = start(<SignInPage />)
    await user.click(await screen.findByRole('button', { name: /^村民甲/ }))
    await waitFor(() => expect(restart).toHaveBeenLastCalledWith(routes.home))
    expect(queryClient.getQueryData(['points', 'balance'])).toBeUndefined()
  })

  it.each([
    ['session_expired', '登录过期了,请重新登录'],
    ['account_disabled', '这个账号已停用']
  ] as const)('forgets a session the server ended with %s and says why', async (code, sentence) => {
    signInAs('reviewer')
    fakeApi({ 'GET /me': profileOf('reviewer'), 'GET /reviews/summary': refusal(code), 'GET /villages': villages })
    const { unmount } = start(<MePage />)
    await waitFor(() => expect(restart).toHaveBeenCalledWith(routes.signIn))
    expect(useSession.getState().session).toBeNull()
    unmount()
    start(<SignInPage />)
    expect(await screen.findByText(new RegExp(sentence))).toBeVisible()
  })

  it('leaves on the device whom another tab signed in since', () => {
    signInAs('resident')
    storage.write('session', sessionOf('reviewer'))
    useSession.getState().end('session_expired')
    expect(storage.read('session')).toEqual(sessionOf('reviewer'))
    storage.remove('session')
  })

  it.each([routes.signIn, routes.privacy, routes.look])('leaves somebody without a session on %s', async (path) => {
    setCurrentPath(path)
    fakeApi({ 'GET /villages': villages })
    start(<SignInPage />)
    expect(await screen.findByRole('button', { name: '先看看' })).toBeVisible()
    expect(restart).not.toHaveBeenCalled()
  })

  it('leads from an open page on to the sign-in page, as soon as another page stands', async () => {
    setCurrentPath(routes.privacy)
    fakeApi({})
    const { rerender } = start(<PrivacyPage />)
    expect(restart).not.toHaveBeenCalled()
    setCurrentPath(routes.home)
    rerender(<App><HomePage /></App>)
    await waitFor(() => expect(restart).toHaveBeenCalledWith(routes.signIn))
  })

  it('notes down for the sign-in page which address was opened, without what the router adds', async () => {
    setCurrentPath(routes.checkIn)
    setParams({ id: 'v1', code: '123456', label: '%E6%B8%A0', stamp: '7', $taroTimestamp: '8' })
    fakeApi({})
    start(<CheckInPage />)
    await waitFor(() => expect(restart).toHaveBeenCalledWith(routes.signIn, { to: `${routes.checkIn}?id=v1&code=123456&label=%E6%B8%A0` }))
  })

  it.each([
    ['comes back to the page where the server ended the session', () => useSession.getState().end('session_expired'), [{ to: routes.points }]],
    ['does not come back to the page that somebody signed out on', () => useSession.getState().signOut(), []]
  ])('%s', async (_, leave, more) => {
    signInAs('resident')
    setCurrentPath(routes.points)
    fakeApi({ 'GET /me': profileOf('resident') })
    start(<MePage />)
    act(leave)
    await waitFor(() => expect(restart).toHaveBeenCalledWith(routes.signIn, ...more))
  })

  it('keeps the session when the network fails or something is forbidden', async () => {
    signInAs('reviewer')
    const api = fakeApi({ 'GET /me': refusal('forbidden'), 'GET /reviews/summary': refusal('not_found') })
    start(<MePage />)
    await waitFor(() => expect(api.calls('GET /reviews/summary')).toHaveLength(1))
    expect(useSession.getState().session).not.toBeNull()
  })
})

describe('another tab', () => {
  const inAnotherTab = (session: unknown) => {
    if (session) storage.write('session', session)
    else storage.remove('session')
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key: 'session' })))
  }

  it('that signs somebody else in takes this one along, and nothing of the earlier person stays', async () => {
    signInAs('resident')
    queryClient.setQueryData(['points', 'balance'], { free: 7 })
    fakeApi({ 'GET /me': profileOf('reviewer') })
    start(<MePage />)
    inAnotherTab(sessionOf('reviewer'))
    expect(useSession.getState().session?.profile.name).toBe('王审核')
    expect(screen.queryByText('张三')).toBeNull()
    expect(queryClient.getQueryData(['points', 'balance'])).toBeUndefined()
    expect(restart).toHaveBeenCalledWith(routes.home)
    inAnotherTab(null)
  })

  it('that signs out signs out here too', async () => {
    signInAs('resident')
    fakeApi({ 'GET /me': profileOf('resident') })
    start(<MePage />)
    inAnotherTab(null)
    await waitFor(() => expect(restart).toHaveBeenCalledWith(routes.signIn))
    expect(useSession.getState()).toMatchObject({ session: null, ended: null })
    expect(screen.queryByText('张三')).toBeNull()
  })

  it('that signs in lets a waiting sign-in page go home', () => {
    setCurrentPath(routes.signIn)
    fakeApi({ 'GET /villages': villages, 'GET /me': profileOf('resident') })
    start(<SignInPage />)
    inAnotherTab(sessionOf('resident'))
    expect(restart).toHaveBeenLastCalledWith(routes.home)
    inAnotherTab(null)
  })

  it('that only learned more of the same person disturbs nobody', () => {
    signInAs('resident')
    fakeApi({ 'GET /me': profileOf('resident') })
    start(<MePage />)
    const { profile, ...session } = sessionOf('resident')
    inAnotherTab({ ...session, profile: { ...profile, name: '张三丰' } })
    expect(screen.getByText('张三丰')).toBeVisible()
    expect(restart).not.toHaveBeenCalled()
    inAnotherTab(null)
  })
})

describe('我的', () => {
  it('says who is signed in and leads to what is theirs', async () => {
    signInAs('resident')
    fakeApi({ 'GET /me': profileOf('resident') })
    const { user } = start(<MePage />)
    expect(screen.getByText('张三')).toBeVisible()
    expect(screen.getByText('第一网格 3 号')).toBeVisible()
    expect(screen.getByText('村民')).toBeVisible()
    for (const [name, route] of [
      ['我的照片', routes.submissions], ['我的积分', routes.points], ['我的兑换', routes.orders], ['家里人', routes.family],
      ['消息', routes.messages], ['账号', routes.account], ['隐私说明', routes.privacy]
    ] as const) {
      await user.click(screen.getByRole('button', { name: new RegExp(`^${name}`) }))
      expect(open).toHaveBeenLastCalledWith(route)
    }
    expect(screen.queryByText('办事')).toBeNull()
  })

  it('puts a cadre\'s work on top with what waits, and no household\'s things', async () => {
    signInAs('villageAdmin')
    const summary = { waiting: 12, oldestAt: null, byColumn: [] }
    fakeApi({ 'GET /me': profileOf('villageAdmin'), 'GET /reviews/summary': summary })
    const { user } = start(<MePage />)
    await user.click(await screen.findByRole('button', { name: /^审核.*12 条/ }))
    expect(open).toHaveBeenLastCalledWith(routes.review)
    await user.click(screen.getByRole('button', { name: /^村务/ }))
    expect(open).toHaveBeenLastCalledWith(routes.office)
    expect(screen.getByText('没有加入哪一户')).toBeVisible()
    expect(screen.queryByText('我的积分')).toBeNull()
  })

  it('switches 长辈版', async () => {
    signInAs('shopkeeper')
    fakeApi({ 'GET /me': profileOf('shopkeeper') })
    const { user } = start(<MePage />)
    await user.click(screen.getByRole('switch', { name: '长辈版' }))
    expect(useSession.getState().elder).toBe(true)
  })

  it.each([
    ['the server', undefined],
    ['this device alone, when the server is out of reach', failure('network')]
  ])('signs out of %s after asking once more', async (_, answer) => {
    signInAs('shopkeeper')
    const api = fakeApi({ 'GET /me': profileOf('shopkeeper'), 'DELETE /sessions/current': answer })
    const { user } = start(<MePage />)
    await user.click(screen.getByRole('button', { name: '退出登录' }))
    await user.click(screen.getByRole('button', { name: '先不退出' }))
    expect(api.calls('DELETE /sessions/current')).toEqual([])
    await user.click(screen.getByRole('button', { name: '退出登录' }))
    await user.click(screen.getAllByRole('button', { name: '退出登录' })[1]!)
    await waitFor(() => expect(restart).toHaveBeenCalledWith(routes.signIn))
    expect(api.calls('DELETE /sessions/current')).toHaveLength(1)
    expect(useSession.getState()).toMatchObject({ session: null, ended: null })
  })
})
