import { screen, waitFor } from '@testing-library/react'
import InvitePage from '@/packages/village/invite'
import { failure, fakeApi } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')

const invitation = (household: string | null, roles: string[] = ['resident']) => ({
  code: '7ER3MPRHMZ', household, roles, expiresAt: '2025-12-22T01:00:00.000Z'
})
const household = (id: number) => ({ id: `h${id}`, label: `第一网格 ${id} 号`, grid: '第一网格', members: id % 2 })
const grids = { 'GET /grids': { items: [] } }

beforeEach(() => jest.clearAllMocks())

describe('a village admin', () => {
  const pages = ({ options }: { options?: { params?: { cursor?: string } } }) =>
    options?.params?.cursor === '2'
      ? { items: [household(3)], nextCursor: null }
      : { items: [household(1), household(2)], nextCursor: '2' }

  it('invites into every household, page by page', async () => {
    signInAs('villageAdmin')
    const api = fakeApi({ ...grids, 'GET /households': pages, 'POST /invitations': invitation('第一网格 3 号') })
    const { user } = renderPage(<InvitePage />)
    expect(await screen.findByText('1 人在用')).toBeVisible()
    expect(screen.getByText('还没有人用')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '看更多' }))
    await user.click(await screen.findByRole('button', { name: '邀请第一网格 3 号' }))
    expect(await screen.findByText('给第一网格 3 号')).toBeVisible()
    expect(api.calls('POST /invitations')[0]?.body).toEqual({ householdId: 'h3' })
  })

  it('finds the household of somebody by name', async () => {
    signInAs('villageAdmin')
    const api = fakeApi({ ...grids, 'GET /households': pages })
    const { user } = renderPage(<InvitePage />)
    await user.type(screen.getByLabelText('找一户'), '张三')
    await waitFor(() => expect(api.calls('GET /households').at(-1)?.options).toMatchObject({ params: { search: '张三' } }))
  })

  it('invites office holders with the roles chosen', async () => {
    signInAs('villageAdmin')
    const api = fakeApi({
      ...grids, 'GET /households': { items: [], nextCursor: null }, 'POST /invitations': invitation(null, ['reviewer', 'shopkeeper'])
    })
    const { user } = renderPage(<InvitePage />)
    expect(await screen.findByText('还没有登记人家')).toBeVisible()
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
    const api = fakeApi({ ...grids, 'GET /households': failure('network') })
    const { user } = renderPage(<InvitePage />)
    expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
    api.answers['GET /households'] = pages
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByRole('button', { name: '邀请第一网格 1 号' })).toBeVisible()
  })
})

it.each(['resident', 'shopkeeper'] as const)('tells a %s where the family is invited, and leads home', async (who) => {
  signInAs(who)
  const api = fakeApi({})
  const { user, shell } = renderPage(<InvitePage />)
  expect(screen.getByText('这里是村管理员用的')).toBeVisible()
  expect(api.calls('GET /households')).toEqual([])
  await user.click(screen.getByRole('button', { name: '回首页' }))
  expect(shell.home).toHaveBeenCalledTimes(1)
})
