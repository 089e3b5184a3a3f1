import { screen, waitFor, within } from '@testing-library/react'
import CardsPage from '@/packages/roster/cards'
import GridsPage from '@/packages/roster/grids'
import HouseholdPage from '@/packages/roster/household'
import RosterPage from '@/packages/roster/households'
import SheetPage from '@/packages/roster/sheet'
import { open } from '@/platform/navigation'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { button, grids, list, withId } from '../support/roster-pages'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

beforeEach(() => {
  jest.clearAllMocks()
  withId('')
  signInAs('villageAdmin')
})

describe('the list', () => {
  it('shows each household and leads to it, to what is done with all, and to a new one', async () => {
    fakeApi({ 'GET /households': list, 'GET /grids': grids })
    const { user } = renderPage(<RosterPage />)
    await user.click(await button('第一网格 1 号,第一网格 · 上村,户主 张三 · 3 人 · 1 人在用'))
    expect(open).toHaveBeenLastCalledWith(expect.stringContaining('roster/household'), { id: 'h1' })
    expect(screen.getByText('还没登记人 · 还没有人用')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: /网格和单元/ }))
    expect(open).toHaveBeenLastCalledWith(expect.stringContaining('roster/grids'))
    await user.click(screen.getByRole('button', { name: '加一户' }))
    expect(open).toHaveBeenLastCalledWith(expect.stringContaining('roster/household'))
  })

  it('looks for what is typed, in the grid chosen, and says when nothing is there', async () => {
    const api = fakeApi({
      'GET /households': ({ options }: { options?: { params?: { search?: string } } }) =>
        (options?.params?.search ? { items: [], nextCursor: null } : list),
      'GET /grids': grids
    })
    const { user } = renderPage(<RosterPage />)
    await user.click(await screen.findByRole('radio', { name: '第二网格' }))
    await user.type(screen.getByLabelText('找一户'), '何')
    expect(await screen.findByText('没有找到')).toBeVisible()
    expect(api.calls('GET /households').at(-1)?.options?.params).toMatchObject({ search: '何', gridId: 'g2' })
  })

  it('can be asked for again, and is for who keeps it', async () => {
    const api = fakeApi({ 'GET /households': failure('network'), 'GET /grids': grids })
    const { user, unmount } = renderPage(<RosterPage />)
    expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
    api.answers['GET /households'] = { items: [], nextCursor: null }
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByText('还没有登记人家')).toBeVisible()
    unmount()
    for (const page of [<RosterPage key='1' />, <HouseholdPage key='2' />, <GridsPage key='3' />, <SheetPage key='4' />, <CardsPage key='5' />]) {
      signInAs('reviewer')
      const { unmount: leave } = renderPage(page)
      expect(screen.getByText('花名册由村管理员来管')).toBeVisible()
      leave()
    }
  })
})

describe('grids', () => {
  it('are changed, put in order, and deleted when nobody lives there', async () => {
    const api = fakeApi({ 'GET /grids': grids, 'PUT /grids/g1': undefined, 'PUT /grids/order': undefined, 'DELETE /grids/g2': refusal('in_use', 409, { by: 'notices' }) })
    const { user } = renderPage(<GridsPage />)
    await user.click(await button('改第一网格'))
    const phone = screen.getByLabelText('负责人电话')
    await user.clear(phone)
    await user.type(phone, '12')
    expect(screen.getByRole('button', { name: '电话写数字和横线,至少 6 位' })).toHaveAttribute('aria-disabled', 'true')
    await user.type(phone, '345-678')
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(api.calls('PUT /grids/g1')).toHaveLength(1))
    expect(api.calls('PUT /grids/g1')[0]?.body).toEqual({ name: '第一网格', head: '陈某', headPhone: '12345-678', version: 3 })
    await user.click(await button('往上:第二网格'))
    await waitFor(() => expect(api.calls('PUT /grids/order')[0]?.body).toEqual({ ids: ['g2', 'g1'] }))
    expect(screen.queryByRole('button', { name: '删除第一网格' })).toBeNull()
    await user.click(screen.getByRole('button', { name: '删除第二网格' }))
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '删除' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('给这个网格发过通知')
  })

  it('get units of their own', async () => {
    const api = fakeApi({ 'GET /grids': grids, 'POST /grids/g2/units': { id: 'u9' } })
    const { user } = renderPage(<GridsPage />)
    await user.click(await button('加一个单元:第二网格'))
    expect(screen.getByRole('button', { name: '名字、负责人、电话都要填' })).toHaveAttribute('aria-disabled', 'true')
    await user.type(screen.getByLabelText('单元名字'), '东片')
    await user.type(screen.getByLabelText('负责人'), '林某')
    await user.type(screen.getByLabelText('负责人电话'), '0768-1234567')
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(api.calls('POST /grids/g2/units')[0]?.body).toEqual({ name: '东片', head: '林某', headPhone: '0768-1234567' }))
  })
})
