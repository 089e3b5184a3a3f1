import { screen, waitFor, within } from '@testing-library/react'
import { useSession } from '@/features/session/store'
import { openDraft, useDrafts } from '@/features/submissions/drafts'
import { writeAppeal } from '@/features/submissions/use-second-thoughts'
import { notify } from '@/lib/notify'
import AccountPage from '@/packages/me/account'
import { saveFile } from '@/platform/save-file'
import { storage } from '@/platform/storage'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { sessionOf, signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('idb-keyval', () => jest.requireActual<object>('../support/fake-idb'))
jest.mock('@/platform/request')
jest.mock('@/lib/notify', () => ({ ...jest.requireActual<object>('@/lib/notify'), notify: jest.fn() }))
jest.mock('@/platform/save-file')

beforeEach(() => {
  jest.clearAllMocks()
  signInAs('resident')
})

const press = (name: string | RegExp) => screen.getByRole('button', { name })

const sheetNamed = (name: string) => within(screen.getByRole('dialog', { name }))

const session = () => useSession.getState().session

describe('a password', () => {
  async function openSheet() {
    const { user } = renderPage(<AccountPage />)
    await user.click(press(/^改密码/))
    const sheet = sheetNamed('改密码')
    return { user, sheet, save: () => user.click(sheet.getByRole('button', { name: '改好了,保存' })) }
  }

  it('is changed with the old one, and the session here goes on', async () => {
    const api = fakeApi({ 'PUT /me/password': undefined })
    const { user, sheet, save } = await openSheet()
    await user.type(sheet.getByLabelText('现在的密码'), 'old password')
    await user.type(sheet.getByLabelText('新密码'), 'new password')
    await save()
    await waitFor(() => expect(notify).toHaveBeenCalledWith('密码改好了'))
    expect(api.calls('PUT /me/password')[0]?.body).toEqual({ current: 'old password', next: 'new password' })
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(session()).toEqual(sessionOf('resident'))
  })

  it('is not sent while something is missing, and what is wrong stands beside its field', async () => {
    const api = fakeApi({ 'PUT /me/password': refusal('password_wrong') })
    const { user, sheet, save } = await openSheet()
    await save()
    expect(sheet.getByText('请填现在的密码。')).toBeVisible()
    expect(sheet.getByText('请填密码。')).toBeVisible()
    await user.type(sheet.getByLabelText('新密码'), 'short')
    expect(sheet.getByText('密码至少 8 位,您填了 5 位。')).toBeVisible()
    expect(api.calls('PUT /me/password')).toEqual([])
    await user.type(sheet.getByLabelText('现在的密码'), 'a guess')
    await user.type(sheet.getByLabelText('新密码'), ' enough')
    await save()
    expect(await sheet.findByRole('alert')).toHaveTextContent('现在的密码不对,没有改动')
    expect(sheet.getByLabelText('现在的密码')).toBeInvalid()
    await user.type(sheet.getByLabelText('现在的密码'), '!')
    expect(sheet.queryByRole('alert')).toBeNull()
  })

  it('of an account without one is told so', async () => {
    fakeApi({ 'PUT /me/password': refusal('password_missing') })
    const { user, sheet, save } = await openSheet()
    await user.type(sheet.getByLabelText('现在的密码'), 'whatever')
    await user.type(sheet.getByLabelText('新密码'), 'new password')
    await save()
    expect(await sheet.findByRole('alert')).toHaveTextContent('这个账号没有密码')
  })
})

describe('signing out everywhere', () => {
  it('says that this device is meant too, and then forgets the session', async () => {
    const api = fakeApi({ 'DELETE /sessions': undefined })
    const { user } = renderPage(<AccountPage />)
    await user.click(press(/^退出所有设备/))
    expect(screen.getByText(/这一台也会退出/)).toBeVisible()
    await user.click(press('先不退出'))
    expect(api.calls('DELETE /sessions')).toEqual([])
    await user.click(press(/^退出所有设备/))
    await user.click(press('全部退出'))
    await waitFor(() => expect(session()).toBeNull())
    expect(api.calls('DELETE /sessions')).toHaveLength(1)
  })

  it('keeps the session when the server could not be told, and says so', async () => {
    fakeApi({ 'DELETE /sessions': failure('network') })
    const { user } = renderPage(<AccountPage />)
    await user.click(press(/^退出所有设备/))
    await user.click(press('全部退出'))
    expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
    expect(session()).not.toBeNull()
  })
})

describe('an export', () => {
  const everything = { exportedAt: '2025-12-31T20:00:00.000Z', submissions: [{ photos: [{ url: '/api/photos/v/p/large.jpg?x=1' }] }] }

  it('is kept as a file named by the village\'s day, with addresses that open by themselves', async () => {
    fakeApi({ 'GET /me/export': everything })
    jest.mocked(saveFile).mockResolvedValue('saved')
    const { user } = renderPage(<AccountPage />)
    await user.click(press(/^导出我的资料/))
    await waitFor(() => expect(notify).toHaveBeenCalledWith('资料导出好了'))
    const [file] = jest.mocked(saveFile).mock.calls[0]!
    expect(file).toMatchObject({ name: '乡村积分-我的资料-2026-01-01.json', type: 'application/json' })
    expect(JSON.parse(file.data as string)).toEqual({
      ...everything, submissions: [{ photos: [{ url: 'http://localhost/api/photos/v/p/large.jpg?x=1' }] }]
    })
  })

  it.each([['failed', 1], ['cancelled', 0]] as const)('that %s is told %i times', async (outcome, times) => {
    const api = fakeApi({ 'GET /me/export': everything })
    jest.mocked(saveFile).mockResolvedValue(outcome)
    const { user } = renderPage(<AccountPage />)
    await user.click(press(/^导出我的资料/))
    await waitFor(() => expect(saveFile).toHaveBeenCalled())
    await waitFor(() => expect(screen.queryByRole('img', { name: '正在加载' })).toBeNull())
    expect(api.calls('GET /me/export')).toHaveLength(1)
    expect(notify).toHaveBeenCalledTimes(times)
  })

  it('that the server refuses says why and keeps nothing', async () => {
    fakeApi({ 'GET /me/export': refusal('service_unavailable') })
    const { user } = renderPage(<AccountPage />)
    await user.click(press(/^导出我的资料/))
    expect(await screen.findByRole('alert')).toHaveTextContent('服务正忙')
    expect(saveFile).not.toHaveBeenCalled()
  })
})

describe('leaving', () => {
  const neighbour = 'somebody else on this phone'

  async function openSheet() {
    const { user } = renderPage(<AccountPage />)
    await user.click(press(/^注销账号/))
    const sheet = sheetNamed('注销账号')
    return { user, sheet, leave: () => user.click(sheet.getByRole('button', { name: '注销我的账号' })) }
  }

  it('says what goes and what stays, and asks for the word before anything is sent', async () => {
    const api = fakeApi({ 'DELETE /me': undefined })
    const { user, sheet, leave } = await openSheet()
    expect(sheet.getByText(/名字、手机号、密码会删掉/)).toBeVisible()
    expect(sheet.getByText(/积分、照片和兑换是一家人的,留在家里/)).toBeVisible()
    await leave()
    expect(sheet.getByRole('alert')).toHaveTextContent('要输入"注销"两个字')
    await user.type(sheet.getByLabelText('请输入"注销"两个字'), '不要')
    await leave()
    expect(api.calls('DELETE /me')).toEqual([])
    await user.click(sheet.getByRole('button', { name: '先不注销' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(session()).not.toBeNull()
  })

  it('sends the password where one was typed and forgets the session', async () => {
    const api = fakeApi({ 'DELETE /me': undefined })
    const { accountId } = sessionOf('resident').profile
    for (const holder of [accountId, neighbour]) openDraft(`${holder} r1`, { accountId: holder, rule: { id: 'r1', name: '我家庭院' } })
    for (const holder of [accountId, neighbour]) writeAppeal(holder, 's1', '砖不是我家的')
    const { user, sheet, leave } = await openSheet()
    await user.type(sheet.getByLabelText('请输入"注销"两个字'), ' 注销 ')
    await user.type(sheet.getByLabelText('您的密码'), 'my password')
    await leave()
    await waitFor(() => expect(session()).toBeNull())
    expect(api.calls('DELETE /me')[0]?.options).toEqual({ data: { confirm: 'delete my account', password: 'my password' } })
    expect(notify).toHaveBeenCalledWith('账号注销好了')
    expect(Object.keys(useDrafts.getState())).toEqual([`${neighbour} r1`])
    expect([accountId, neighbour].map((holder) => storage.read(`appeals ${holder}`))).toEqual([undefined, { s1: '砖不是我家的' }])
  })

  it('does not happen with a wrong password', async () => {
    const api = fakeApi({ 'DELETE /me': refusal('password_wrong') })
    const { user, sheet, leave } = await openSheet()
    await user.type(sheet.getByLabelText('请输入"注销"两个字'), '注销')
    await leave()
    expect(await sheet.findByRole('alert')).toHaveTextContent('没有改动')
    expect(sheet.getByLabelText('您的密码')).toBeInvalid()
    expect(api.calls('DELETE /me')[0]?.options).toEqual({ data: { confirm: 'delete my account' } })
    expect(session()).not.toBeNull()
  })

  it('does not happen while nobody else could give offices, and says who can change that', async () => {
    fakeApi({ 'DELETE /me': refusal('last_admin') })
    const { user, sheet, leave } = await openSheet()
    await user.type(sheet.getByLabelText('请输入"注销"两个字'), '注销')
    await user.type(sheet.getByLabelText('您的密码'), 'my password')
    await leave()
    expect(await sheet.findByRole('alert')).toHaveTextContent('先在"村里的人"里请另一位当村管理员')
    expect(sheet.getByLabelText('您的密码')).toHaveValue('my password')
    expect(session()).not.toBeNull()
  })
})
