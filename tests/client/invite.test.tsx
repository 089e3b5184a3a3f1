import { screen, within } from '@testing-library/react'
import InvitePage from '@/packages/village/invite'
import { copy } from '@/platform/clipboard'
import { notify } from '@/platform/dialogs'
import { failure, fakeApi } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/clipboard')
jest.mock('@/platform/dialogs')

const invitation = (household: string | null, roles: string[] = ['resident']) => ({
  code: '7ER3MPRHMZ', household, roles, expiresAt: '2025-12-22T01:00:00.000Z'
})
const household = (id: number) => ({ id: `h${id}`, label: `第一网格 ${id} 号`, grid: '第一网格', members: id % 2 })

beforeEach(() => jest.clearAllMocks())

describe('a resident', () => {
  it('gets a code for the family, large, with how long it is good', async () => {
    signInAs('resident')
    const api = fakeApi({ 'POST /invitations': invitation('第一网格 3 号') })
    jest.mocked(copy).mockResolvedValue(true)
    const { user } = renderPage(<InvitePage />)
    await user.click(screen.getByRole('button', { name: '要一个邀请码' }))
    const sheet = within(await screen.findByRole('dialog', { name: '邀请码' }))
    expect(sheet.getByText('7ER3M')).toBeVisible()
    expect(sheet.getByText('PRHMZ')).toBeVisible()
    expect(sheet.getByText('12 月 22 日前有效,只能用一次')).toBeVisible()
    await user.click(sheet.getByRole('button', { name: '复制邀请码' }))
    expect(copy).toHaveBeenCalledWith(expect.stringContaining('7ER3MPRHMZ'))
    expect(notify).toHaveBeenCalledWith('复制好了,可以发给他')
    expect(api.calls('POST /invitations')[0]?.body).toEqual({ householdId: 'h3' })
    expect(screen.queryByText('按户邀请')).toBeNull()
    await user.click(sheet.getByRole('button', { name: '抄好了' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('is told to write it down where nothing can be copied', async () => {
    signInAs('resident')
    fakeApi({ 'POST /invitations': invitation('第一网格 3 号') })
    jest.mocked(copy).mockResolvedValue(false)
    const { user } = renderPage(<InvitePage />)
    await user.click(screen.getByRole('button', { name: '要一个邀请码' }))
    await user.click(await screen.findByRole('button', { name: '复制邀请码' }))
    expect(notify).toHaveBeenCalledWith('没复制上,请照着抄下来')
  })

  it('gets the same invitation by trying again, another by asking anew', async () => {
    signInAs('resident')
    const api = fakeApi({ 'POST /invitations': failure('timeout') })
    const { user } = renderPage(<InvitePage />)
    await user.click(screen.getByRole('button', { name: '要一个邀请码' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('网络太慢')
    api.answers['POST /invitations'] = invitation('第一网格 3 号')
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    await user.click(await screen.findByRole('button', { name: '抄好了' }))
    await user.click(screen.getByRole('button', { name: '要一个邀请码' }))
    await screen.findByRole('button', { name: '抄好了' })
    const keys = api.calls('POST /invitations').map(({ options }) => options?.idempotencyKey)
    const [lost, again, anew] = keys
    expect(again).toBe(lost)
    expect(anew).not.toBe(lost)
  })
})

describe('a village admin', () => {
  const pages = ({ options }: { options?: { params?: { cursor?: string } } }) =>
    options?.params?.cursor === '2'
      ? { items: [household(3)], nextCursor: null }
      : { items: [household(1), household(2)], nextCursor: '2' }

  it('invites into every household, page by page', async () => {
    signInAs('villageAdmin')
    const api = fakeApi({ 'GET /households': pages, 'POST /invitations': invitation('第一网格 3 号') })
    const { user } = renderPage(<InvitePage />)
    expect(await screen.findByText('1 人在用')).toBeVisible()
    expect(screen.getByText('还没有人用')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '看更多' }))
    await user.click(await screen.findByRole('button', { name: '邀请第一网格 3 号' }))
    expect(await screen.findByText('给第一网格 3 号')).toBeVisible()
    expect(api.calls('POST /invitations')[0]?.body).toEqual({ householdId: 'h3' })
    expect(screen.queryByText('邀请家人')).toBeNull()
  })

  it('invites office holders with the roles chosen', async () => {
    signInAs('villageAdmin')
    const api = fakeApi({
      'GET /households': { items: [], nextCursor: null }, 'POST /invitations': invitation(null, ['reviewer', 'shopkeeper'])
    })
    const { user } = renderPage(<InvitePage />)
    expect(await screen.findByText('村里还没有登记户')).toBeVisible()
    expect(screen.getByRole('button', { name: '先选做什么' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(screen.getByRole('checkbox', { name: '审核员' }))
    await user.click(screen.getByRole('checkbox', { name: '村管理员' }))
    await user.click(screen.getByRole('checkbox', { name: '超市店员' }))
    await user.click(screen.getByRole('checkbox', { name: '村管理员' }))
    await user.click(screen.getByRole('button', { name: '要一个邀请码' }))
    expect(await screen.findByText('给审核员、超市店员')).toBeVisible()
    expect(api.calls('POST /invitations')[0]?.body).toEqual({ householdId: null, roles: ['reviewer', 'shopkeeper'] })
  })

  it('can ask for the households again', async () => {
    signInAs('villageAdmin')
    const api = fakeApi({ 'GET /households': failure('network') })
    const { user } = renderPage(<InvitePage />)
    expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
    api.answers['GET /households'] = pages
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByRole('button', { name: '邀请第一网格 1 号' })).toBeVisible()
  })
})

it('sends somebody without a household to the village admin', () => {
  signInAs('shopkeeper')
  fakeApi({})
  renderPage(<InvitePage />)
  expect(screen.getByText('您还没有加入哪一户')).toBeVisible()
})
