import { screen, waitFor, within } from '@testing-library/react'
import type { OwnHousehold } from '@contract/households'
import { notify } from '@/lib/notify'
import FamilyPage from '@/packages/me/family'
import { copy } from '@/platform/clipboard'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/clipboard')
jest.mock('@/lib/notify', () => ({ ...jest.requireActual<object>('@/lib/notify'), notify: jest.fn() }))

const invitation = { code: '7ER3MPRHMZ', household: '第一网格 3 号', roles: ['resident'], expiresAt: '2025-12-22T01:00:00.000Z' }
const joinedAt = '2025-11-01T00:00:00.000Z'

const household = (more: Partial<OwnHousehold> = {}): OwnHousehold => ({
  id: 'h3',
  label: '第一网格 3 号',
  unlisted: false,
  members: [
    { id: 'a1', name: '张三', self: true, joinedAt, earned: 120, earnedThisMonth: 12 },
    { id: 'a9', name: '', self: false, joinedAt, earned: 30, earnedThisMonth: 0 }
  ],
  earnedByHelpers: 6,
  ...more
})

beforeEach(() => {
  jest.clearAllMocks()
  signInAs('resident')
})

it('says who earned what, the one who left without a name and the helpers last', async () => {
  fakeApi({ 'GET /households/own': household() })
  renderPage(<FamilyPage />)
  expect(await screen.findByText('张三')).toBeVisible()
  expect(screen.getByText('我')).toBeVisible()
  expect(screen.getByText('本月得了 12 分')).toBeVisible()
  expect(screen.getByText('已注销的成员')).toBeVisible()
  expect(screen.getByText('1 人')).toBeVisible()
  const earned = ['120', '30', '6'].map((number) => screen.getByText(number))
  for (const [index, one] of earned.slice(1).entries()) {
    expect(earned[index]!.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  }
  expect(screen.getByText('别人帮忙拍的')).toBeVisible()
})

describe('an invitation', () => {
  const ask = async () => {
    const view = renderPage(<FamilyPage />)
    await view.user.click(screen.getByRole('button', { name: '邀请家人' }))
    return view
  }

  it('is a QR code of the sign-in page and a code to be read out, copied with the address', async () => {
    const api = fakeApi({ 'GET /households/own': household(), 'POST /invitations': invitation })
    jest.mocked(copy).mockResolvedValue(true)
    const { user } = await ask()
    const sheet = within(await screen.findByRole('dialog', { name: '邀请码' }))
    expect(sheet.getByText('7ER3M')).toBeVisible()
    expect(sheet.getByText('PRHMZ')).toBeVisible()
    expect(sheet.getByText('12 月 22 日前有效,只能用一次')).toBeVisible()
    expect(sheet.getByRole('img', { name: '邀请二维码' })).toBeVisible()
    await user.click(sheet.getByRole('button', { name: '复制邀请码' }))
    const address = 'http://localhost/#/pages/sign-in/index?invitation=7ER3MPRHMZ'
    expect(copy).toHaveBeenCalledWith(expect.stringContaining(address))
    expect(notify).toHaveBeenCalledWith('复制好了,可以发给他')
    expect(api.calls('POST /invitations')[0]?.body).toEqual({ householdId: 'h3' })
    await user.click(sheet.getByRole('button', { name: '抄好了' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('is to be written down where nothing can be copied', async () => {
    fakeApi({ 'GET /households/own': household(), 'POST /invitations': invitation })
    jest.mocked(copy).mockResolvedValue(false)
    const { user } = await ask()
    await user.click(await screen.findByRole('button', { name: '复制邀请码' }))
    expect(notify).toHaveBeenCalledWith('没复制上,请照着抄下来')
  })

  it('is the same one by trying again, another one by asking anew', async () => {
    const api = fakeApi({ 'GET /households/own': household(), 'POST /invitations': failure('timeout') })
    const { user } = await ask()
    expect(await screen.findByRole('alert')).toHaveTextContent('网络太慢')
    api.answers['POST /invitations'] = invitation
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    await user.click(await screen.findByRole('button', { name: '抄好了' }))
    await user.click(screen.getByRole('button', { name: '邀请家人' }))
    await screen.findByRole('button', { name: '抄好了' })
    const [lost, again, anew] = api.calls('POST /invitations').map(({ options }) => options?.idempotencyKey)
    expect(again).toBe(lost)
    expect(anew).not.toBe(lost)
  })
})

describe('the boards', () => {
  const toggle = () => screen.findByRole('switch', { name: '排行榜上不显示我家' })

  it('leave the household out by its own switch, with what that means', async () => {
    const api = fakeApi({ 'GET /households/own': household() })
    api.answers['PUT /households/own'] = () => {
      api.answers['GET /households/own'] = household({ unlisted: true })
    }
    const { user } = renderPage(<FamilyPage />)
    expect(await toggle()).not.toBeChecked()
    await user.click(await toggle())
    await waitFor(async () => expect(await toggle()).toBeChecked())
    expect(api.calls('PUT /households/own').map(({ body }) => body)).toEqual([{ unlisted: true }])
    expect(screen.getByText('别人在榜上只看到分数和名次,看不到是您家')).toBeVisible()
  })

  it('stay as they are when the server cannot be told', async () => {
    fakeApi({ 'GET /households/own': household(), 'PUT /households/own': failure('network') })
    const { user } = renderPage(<FamilyPage />)
    await user.click(await toggle())
    expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
    expect(await toggle()).not.toBeChecked()
  })
})

it('can be asked for again, and sends somebody without a household to the village admin', async () => {
  const api = fakeApi({ 'GET /households/own': refusal('service_unavailable') })
  const { user, unmount } = renderPage(<FamilyPage />)
  expect(await screen.findByRole('alert')).toHaveTextContent('服务正忙')
  api.answers['GET /households/own'] = household()
  await user.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('张三')).toBeVisible()
  unmount()
  signInAs('shopkeeper')
  const homeless = renderPage(<FamilyPage />)
  expect(screen.getByText('您还没有加入哪一户')).toBeVisible()
  await homeless.user.click(screen.getByRole('button', { name: '回首页' }))
  expect(homeless.shell.home).toHaveBeenCalledTimes(1)
})
