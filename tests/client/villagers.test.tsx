import { screen, waitFor } from '@testing-library/react'
import type { Kinship, VillagePerson } from '@contract/people'
import KinPage from '@/packages/people/kin'
import PeoplePage from '@/packages/people/list'
import PersonPage from '@/packages/people/person'
import { open, useParam } from '@/platform/navigation'
import { call } from '@/platform/phone'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/phone')
jest.mock('@/platform/screen', () => ({ useWideScreen: jest.fn(() => false) }))

const person = (more: Partial<VillagePerson> = {}): VillagePerson => ({
  id: 'p1', name: '王审核', roles: ['resident', 'reviewer'], household: { id: 'h3', label: '第一网格 3 号' }, phone: '13800000011',
  joinedAt: '2025-01-20T08:00:00.000Z', lastSignInAt: '2025-11-20T08:00:00.000Z', disabled: false, self: false, version: 4, ...more
})
const page = (items: VillagePerson[]) => ({ items, nextCursor: null })
const kin: Kinship = { household: { id: 'h7', label: '第二网格 7 号' }, declaredBy: '赵管理', declaredAt: '2025-11-01T08:00:00.000Z' }

beforeEach(() => {
  jest.clearAllMocks()
  jest.mocked(useParam).mockReturnValue('p1')
  signInAs('villageAdmin')
})

describe('the list', () => {
  it('says of everybody where they live, what they do and when they were here, and leads to their page', async () => {
    fakeApi({ 'GET /people': page([person(), person({ id: 'p2', name: '钱店员', roles: ['shopkeeper'], household: null, lastSignInAt: null, disabled: true })]) })
    const { user } = renderPage(<PeoplePage />)
    expect(await screen.findByText(/^第一网格 3 号 · 审核员 · .*登录过$/)).toBeVisible()
    expect(screen.getByText('没有登记在哪一户 · 超市店员 · 最近没登录过')).toBeVisible()
    expect(screen.getByRole('button', { name: /^钱店员.*已停用/ })).toBeVisible()
    await user.click(screen.getByRole('button', { name: /^王审核/ }))
    expect(open).toHaveBeenCalledWith(expect.stringContaining('people/person'), { id: 'p1' })
  })

  it('is searched and narrowed', async () => {
    const api = fakeApi({ 'GET /people': page([]) })
    const { user } = renderPage(<PeoplePage />)
    await user.type(await screen.findByLabelText('找人'), '王')
    await user.click(screen.getByRole('radio', { name: '已停用' }))
    await waitFor(() => expect(api.calls('GET /people').at(-1)?.options?.params).toMatchObject({ search: '王', which: 'disabled' }))
    expect(await screen.findByText('没有找到这样的人')).toBeVisible()
  })

  it('is for those who look after the people', () => {
    signInAs('reviewer')
    const api = fakeApi({})
    renderPage(<PeoplePage />)
    expect(screen.getByText('这里是村管理员用的')).toBeVisible()
    expect(api.calls('GET /people')).toEqual([])
  })
})

describe('one person', () => {
  const base = { 'GET /people/p1': person(), 'GET /people/p1/kinships': { items: [kin] } }

  it('is given and taken offices, as they were when looked at', async () => {
    const api = fakeApi({ ...base, 'PUT /people/p1/offices': refusal('last_admin') })
    const { user } = renderPage(<PersonPage />)
    expect(await screen.findByRole('button', { name: '没有改动' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(screen.getByRole('checkbox', { name: /^审核员/ }))
    await user.click(screen.getByRole('checkbox', { name: /^超市店员/ }))
    await user.click(screen.getByRole('button', { name: '保存职务' }))
    expect(await screen.findByText(/至少要留一位村管理员/)).toBeVisible()
    expect(api.calls('PUT /people/p1/offices')[0]?.body).toEqual({ offices: ['shopkeeper'], version: 4 })
  })

  it('is shut out after a question, and let in again', async () => {
    const api = fakeApi({ ...base, 'POST /people/p1/disable': undefined, 'POST /people/p1/enable': undefined })
    const { user } = renderPage(<PersonPage />)
    await user.click(await screen.findByRole('button', { name: '停用这个账号' }))
    expect(api.calls('POST /people/p1/disable')).toEqual([])
    expect(screen.getByText(/^王审核马上会被退出/)).toBeVisible()
    api.answers['GET /people/p1'] = person({ disabled: true, version: 5 })
    await user.click(screen.getByRole('button', { name: '停用' }))
    await user.click(await screen.findByRole('button', { name: '恢复这个账号' }))
    await waitFor(() => expect(api.calls('POST /people/p1/enable')[0]?.body).toEqual({ version: 5 }))
    expect(api.calls('POST /people/p1/disable')[0]?.body).toEqual({ version: 4 })
  })

  it('can be called', async () => {
    fakeApi(base)
    const { user } = renderPage(<PersonPage />)
    await user.click(await screen.findByRole('button', { name: '打电话 王审核' }))
    expect(call).toHaveBeenCalledWith('13800000011')
  })

  it('changes nothing of themselves', async () => {
    fakeApi({ ...base, 'GET /people/p1': person({ self: true }) })
    renderPage(<PersonPage />)
    expect(await screen.findByText(/要请另一位村管理员来改/)).toBeVisible()
    expect(await screen.findByText('第二网格 7 号')).toBeVisible()
    expect(screen.queryByRole('button', { name: /停用|保存职务|去掉/ })).toBeNull()
  })

  it('loses kin only after a question', async () => {
    const api = fakeApi({ ...base, 'DELETE /people/p1/kinships/h7': undefined })
    const { user } = renderPage(<PersonPage />)
    await user.click(await screen.findByRole('button', { name: '去掉第二网格 7 号' }))
    expect(api.calls('DELETE /people/p1/kinships/h7')).toEqual([])
    await user.click(screen.getByRole('button', { name: '去掉' }))
    await waitFor(() => expect(api.calls('DELETE /people/p1/kinships/h7')).toHaveLength(1))
  })

  it('gets kin whose household is looked for by name or door, never their own', async () => {
    const row = { head: null, people: 2, members: 1 }
    const api = fakeApi({
      ...base, 'GET /grids': { items: [] }, 'PUT /people/p1/kinships/h5': undefined, 'GET /households': {
        items: [3, 4, 5].map((number) => ({ ...row, id: `h${number}`, label: `第一网格 ${number} 号` })), nextCursor: null
      }
    })
    const { user } = renderPage(<PersonPage />)
    await user.click(await screen.findByRole('button', { name: '登记一户亲属' }))
    const own = await screen.findByText('自己家,不能选')
    await user.click(own)
    expect(screen.queryByRole('button', { name: /第一网格 3 号/ })).toBeNull()
    await user.type(screen.getByLabelText('找一户'), '4 号')
    await waitFor(() => expect(api.calls('GET /households').at(-1)?.options?.params).toMatchObject({ search: '4 号' }))
    await user.click(await screen.findByRole('button', { name: /^第一网格 4 号/ }))
    expect(screen.getByRole('button', { name: '登记第一网格 4 号' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: '换一户' }))
    await user.click(await screen.findByRole('button', { name: /^第一网格 5 号/ }))
    expect(api.calls('PUT /people/p1/kinships/h5')).toEqual([])
    await user.click(screen.getByRole('button', { name: '登记第一网格 5 号' }))
    await waitFor(() => expect(api.calls('PUT /people/p1/kinships/h5')).toHaveLength(1))
  })

  it('can be asked for again after a failure', async () => {
    const api = fakeApi({ ...base, 'GET /people/p1': failure('network') })
    const { user } = renderPage(<PersonPage />)
    await screen.findByText(/没连上网/)
    api.answers['GET /people/p1'] = person()
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByText('王审核')).toBeVisible()
  })
})

describe('one\'s own kin', () => {
  const grids = { items: [{ id: 'g1', name: '第一网格' }] }
  const doors = { items: [{ id: 'h3', label: '第一网格 3 号' }, { id: 'h4', label: '第一网格 4 号' }] }

  it('is declared by grid and door, short of one\'s own household, and not taken back by oneself', async () => {
    signInAs('reviewer')
    const api = fakeApi({
      'GET /people/a2/kinships': { items: [kin] }, 'GET /grids': grids, 'GET /grids/g1/households': doors,
      'PUT /people/a2/kinships/h4': undefined
    })
    const { user } = renderPage(<KinPage />)
    expect(await screen.findByText('第二网格 7 号')).toBeVisible()
    expect(screen.queryByRole('button', { name: /^去掉/ })).toBeNull()
    expect(screen.getByText(/自己不能去掉自己的/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: '登记一户亲属' }))
    expect(screen.getByRole('button', { name: '先选是哪一户' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(await screen.findByRole('radio', { name: '第一网格' }))
    await user.click(await screen.findByRole('radio', { name: '第一网格 4 号' }))
    expect(screen.queryByRole('radio', { name: '第一网格 3 号' })).toBeNull()
    await user.click(screen.getByRole('button', { name: '登记第一网格 4 号' }))
    await waitFor(() => expect(api.calls('PUT /people/a2/kinships/h4')).toHaveLength(1))
  })

  it('is for those who review', () => {
    signInAs('resident')
    fakeApi({})
    renderPage(<KinPage />)
    expect(screen.getByText('审核照片的人才要登记亲属')).toBeVisible()
  })
})
