import { screen, waitFor, within } from '@testing-library/react'
import type { ImportPreview, RosterHousehold } from '@contract/roster'
import CardsPage from '@/packages/roster/cards'
import GridsPage from '@/packages/roster/grids'
import HouseholdPage from '@/packages/roster/household'
import RosterPage from '@/packages/roster/households'
import MergePage from '@/packages/roster/merge'
import SheetPage from '@/packages/roster/sheet'
import SplitPage from '@/packages/roster/split'
import { chooseFile } from '@/platform/choose-file'
import { downloadFile } from '@/platform/download'
import { open, replace, useParam } from '@/platform/navigation'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/choose-file')
jest.mock('@/platform/download')
jest.mock('@/platform/navigation')

const unit = { id: 'u1', name: '上村', head: '许某', headPhone: '13800000011', households: 1, version: 1 }
const grid = { id: 'g1', name: '第一网格', head: '陈某', headPhone: '13800000001', households: 20, version: 3, units: [unit] }
const second = { ...grid, id: 'g2', name: '第二网格', households: 0, version: 1, units: [] }
const grids = { items: [grid, second] }
const row = { id: 'h1', label: '第一网格 1 号', number: 1, grid: '第一网格', unit: '上村', head: '张三', people: 3, members: 1 }
const other = { ...row, id: 'h2', label: '第一网格 2 号', number: 2, unit: null, head: null, people: 0, members: 0 }
const list = { items: [row, other], nextCursor: null }
const household: RosterHousehold = {
  id: 'h1', version: 4, label: '第一网格 1 号', number: 1, grid: { id: 'g1', name: '第一网格' }, unit: { id: 'u1', name: '上村' },
  mergedInto: null, free: 30, openOrders: 0, changes: [],
  people: [
    { id: 'e1', name: '张三', phone: '13900000001', head: true, accountId: 'a1' },
    { id: 'e2', name: '张阿婆', phone: null, head: false, accountId: null }
  ],
  accounts: [
    { id: 'a1', name: '张三', roles: ['resident'], disabled: false, entryId: 'e1' },
    { id: 'a2', name: '张小妹', roles: ['resident'], disabled: true, entryId: null }
  ]
}
const withId = (id: string) => jest.mocked(useParam).mockImplementation((name) => (name === 'id' ? id : ''))
const button = (name: string | RegExp) => screen.findByRole('button', { name })

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

describe('a household', () => {
  beforeEach(() => withId('h1'))
  const answers = { 'GET /households/h1': household, 'GET /grids': grids, 'PUT /households/h1': undefined }

  it('is saved with everybody as one form, in the version that was read', async () => {
    const api = fakeApi(answers)
    const { user } = renderPage(<HouseholdPage />)
    await user.click(await button('设为户主:张阿婆'))
    await user.click(screen.getByRole('button', { name: '往上:张阿婆' }))
    await user.click(screen.getByRole('button', { name: '加进名册:张小妹' }))
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(api.calls('PUT /households/h1')).toHaveLength(1))
    expect(api.calls('PUT /households/h1')[0]?.body).toEqual({
      gridId: 'g1', unitId: 'u1', number: 1, label: '第一网格 1 号', version: 4,
      people: [
        { id: 'e2', name: '张阿婆', phone: null, head: true },
        { id: 'e1', name: '张三', phone: '13900000001', head: false },
        { name: '张小妹', phone: null, head: false }
      ]
    })
    expect(await screen.findByText('保存好了')).toBeVisible()
  })

  it('keeps what was typed when saving fails, and offers the latest when somebody else was quicker', async () => {
    const api = fakeApi({ ...answers, 'PUT /households/h1': refusal('stale_version') })
    const { user } = renderPage(<HouseholdPage />)
    const label = await screen.findByLabelText('门牌')
    await user.clear(label)
    await user.type(label, '榕树下')
    api.answers['GET /households/h1'] = { ...household, version: 5, label: '桥头' }
    await user.click(screen.getByRole('button', { name: '保存' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('刚被别人改过')
    expect(screen.getByLabelText('门牌')).toHaveValue('榕树下')
    await user.click(await button('换成最新的'))
    expect(screen.getByLabelText('门牌')).toHaveValue('桥头')
  })

  it('says on the button what is missing', async () => {
    fakeApi(answers)
    const { user } = renderPage(<HouseholdPage />)
    await user.click(await button('加一个人'))
    expect(screen.getByRole('button', { name: '有人没写姓名' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(screen.getByRole('button', { name: '拿掉:没写姓名' }))
    await user.clear(screen.getByLabelText('户号'))
    expect(screen.getByRole('button', { name: '先填户号' })).toHaveAttribute('aria-disabled', 'true')
  })

  it('that is new is called after its door until it is called otherwise', async () => {
    withId('')
    const api = fakeApi({ 'GET /grids': grids, 'POST /households': { id: 'h9' } })
    const { user } = renderPage(<HouseholdPage />)
    await user.click(await screen.findByRole('radio', { name: '第一网格' }))
    await user.type(screen.getByLabelText('户号'), '21')
    expect(screen.getByLabelText('门牌')).toHaveValue('第一网格 21 号')
    await user.click(screen.getByRole('radio', { name: '第二网格' }))
    expect(screen.getByLabelText('门牌')).toHaveValue('第二网格 21 号')
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(replace).toHaveBeenCalledWith(expect.stringContaining('roster/household'), { id: 'h9' }))
    expect(api.calls('POST /households')[0]?.body).toEqual({ gridId: 'g2', unitId: null, number: 21, label: '第二网格 21 号', people: [] })
  })

  it('that was merged leads to where it went', async () => {
    fakeApi({ ...answers, 'GET /households/h1': { ...household, mergedInto: { id: 'h2', label: '第一网格 2 号' } } })
    const { user } = renderPage(<HouseholdPage />)
    await user.click(await button('去看那一户'))
    expect(replace).toHaveBeenCalledWith(expect.stringContaining('roster/household'), { id: 'h2' })
  })

  it('is merged into another one after a question that says what goes along', async () => {
    const api = fakeApi({ ...answers, 'GET /households': list, 'POST /households/h1/merge': undefined })
    const { user } = renderPage(<MergePage />)
    expect(await button('先选并到哪一户')).toHaveAttribute('aria-disabled', 'true')
    expect(screen.queryByRole('button', { name: /^第一网格 1 号/ })).toBeNull()
    await user.click(await button(/^第一网格 2 号/))
    await user.click(screen.getByRole('button', { name: '并过去' }))
    const dialog = within(screen.getByRole('dialog'))
    expect(dialog.getByText('第一网格 1 号并到第一网格 2 号,30 分一起过去。')).toBeVisible()
    await user.click(dialog.getByRole('button', { name: '并过去' }))
    await waitFor(() => expect(replace).toHaveBeenCalledWith(expect.stringContaining('roster/household'), { id: 'h2' }))
    expect(api.calls('POST /households/h1/merge')[0]?.body).toEqual({ intoId: 'h2', version: 4 })
  })

  it('is not merged while something waits to be fetched', async () => {
    fakeApi({ ...answers, 'GET /households/h1': { ...household, openOrders: 2 } })
    renderPage(<MergePage />)
    expect(await screen.findByText(/还有 2 单东西没取/)).toBeVisible()
    expect(screen.queryByRole('button', { name: '先选并到哪一户' })).toBeNull()
  })

  it('is split: who leaves, with how many points, to where', async () => {
    const api = fakeApi({ ...answers, 'POST /households/h1/split': { id: 'h9' } })
    const { user } = renderPage(<SplitPage />)
    await user.click(await screen.findByRole('checkbox', { name: '张阿婆' }))
    await user.click(screen.getByRole('checkbox', { name: '张小妹' }))
    await user.type(screen.getByLabelText('带走多少分'), '31')
    expect(screen.getByRole('button', { name: '写 0 到 30 的数字' })).toHaveAttribute('aria-disabled', 'true')
    await user.clear(screen.getByLabelText('带走多少分'))
    await user.type(screen.getByLabelText('带走多少分'), '12')
    await user.type(screen.getByLabelText('户号'), '22')
    await user.click(screen.getByRole('button', { name: '分户' }))
    expect(screen.getByText('2 人分到第一网格 22 号,带走 12 分。')).toBeVisible()
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '分户' }))
    await waitFor(() => expect(replace).toHaveBeenCalledWith(expect.stringContaining('roster/household'), { id: 'h9' }))
    expect(api.calls('POST /households/h1/split')[0]?.body).toEqual({
      gridId: 'g1', unitId: 'u1', number: 22, label: '第一网格 22 号', version: 4, points: 12, entryIds: ['e2'], accountIds: ['a2']
    })
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

describe('the sheet', () => {
  const file = { name: '全村.xlsx', content: new ArrayBuffer(4) }
  const preview = (more: Partial<ImportPreview> = {}): ImportPreview => ({
    base: 'b'.repeat(64), counts: { wrong: 0, new: 1, changed: 1, same: 7 }, newHouseholds: 1,
    rows: [
      { row: 2, state: 'new', household: '第一网格 30', name: '郑一', problems: [], changes: [] },
      { row: 3, state: 'changed', household: '第一网格 1', name: '张三', problems: [], changes: [{ what: 'phone', from: '', to: '13900000009' }] }
    ],
    ...more
  })
  beforeEach(() => jest.mocked(chooseFile).mockResolvedValue(file))

  it('is taken down, empty or as it is', async () => {
    jest.mocked(downloadFile).mockResolvedValue('saved')
    fakeApi({})
    const { user } = renderPage(<SheetPage />)
    await user.click(await button('下载空白模板'))
    await waitFor(() => expect(downloadFile).toHaveBeenCalledWith('/roster/template', '花名册模板.xlsx'))
    expect(await screen.findByText('下载好了')).toBeVisible()
    await user.click(await button('下载现在的花名册'))
    await waitFor(() => expect(downloadFile).toHaveBeenLastCalledWith('/roster/export', '花名册.xlsx'))
  })

  it('is looked over row by row before it is written', async () => {
    const api = fakeApi({ 'POST /roster/import-preview': preview(), 'POST /roster/imports': { id: 'i1' } })
    const { user } = renderPage(<SheetPage />)
    await user.click(await button('选填好的表格'))
    expect(await screen.findByText('没有不对的行,可以导入。表里没写的人家和人不会删。')).toBeVisible()
    expect(screen.getByText('第一网格 30 郑一')).toBeVisible()
    await user.click(screen.getByRole('tab', { name: '有变化 1' }))
    expect(screen.getByText('手机号:空 → 13900000009')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '导入这 2 行' }))
    expect(await screen.findByText('导入好了:新的 1 行,改了 1 行。')).toBeVisible()
    const [{ body, options } = { body: undefined, options: undefined }] = api.calls('POST /roster/imports')
    expect(body).toBe(file.content)
    expect(options).toMatchObject({ params: { base: 'b'.repeat(64) }, idempotencyKey: expect.any(String) })
  })

  it('says in words what is wrong and does not write', async () => {
    const rows: ImportPreview['rows'] = [{
      row: 5, state: 'wrong', household: '第一网格 3', name: '甲', changes: [],
      problems: [{ code: 'second_head', value: '甲', otherRow: 4 }, { code: 'phone_wrong', value: '123', otherRow: null }]
    }]
    fakeApi({ 'POST /roster/import-preview': preview({ counts: { wrong: 1, new: 3, changed: 0, same: 0 }, rows }) })
    const { user } = renderPage(<SheetPage />)
    await user.click(await button('选填好的表格'))
    expect(await screen.findByText('第 5 行')).toBeVisible()
    expect(screen.getByText('一户只能有一个户主(看第 4 行)')).toBeVisible()
    expect(screen.getByText('手机号"123"不对,要 11 位数字,也可以空着')).toBeVisible()
    expect(screen.getByRole('button', { name: '先改好不对的行' })).toHaveAttribute('aria-disabled', 'true')
  })

  it('is looked over again when the roster changed meanwhile, without choosing it again', async () => {
    const api = fakeApi({ 'POST /roster/import-preview': preview(), 'POST /roster/imports': refusal('import_has_errors', 422, { rosterChanged: true }) })
    const { user } = renderPage(<SheetPage />)
    await user.click(await button('选填好的表格'))
    await user.click(await button('导入这 2 行'))
    expect(await screen.findByRole('alert')).toHaveTextContent('名册又被别人改过')
    await user.click(screen.getByRole('button', { name: '再看一遍' }))
    await waitFor(() => expect(api.calls('POST /roster/import-preview')).toHaveLength(2))
    expect(chooseFile).toHaveBeenCalledTimes(1)
  })

  it('that is no workbook changes nothing, and no file chosen is no failure', async () => {
    fakeApi({ 'POST /roster/import-preview': refusal('import_unreadable', 422, { missing: '单元' }) })
    const { user } = renderPage(<SheetPage />)
    await user.click(await button('选填好的表格'))
    expect(await screen.findByRole('alert')).toHaveTextContent('没有"单元"这一列')
    jest.mocked(chooseFile).mockResolvedValue(null)
    await user.click(screen.getByRole('button', { name: '选填好的表格' }))
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })
})

describe('the cards', () => {
  const card = (number: number) => ({ householdId: `h${number}`, label: `第一网格 ${number} 号`, grid: '第一网格', unit: '上村', code: `code${number}` })

  it('of a grid are all there before they are printed', async () => {
    fakeApi({
      'GET /grids': grids,
      'GET /household-cards': ({ options }: { options?: { params?: { cursor?: string } } }) =>
        (options?.params?.cursor ? { items: [card(3)], nextCursor: null } : { items: [card(1), card(2)], nextCursor: '2' })
    })
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined)
    const { user } = renderPage(<CardsPage />)
    expect(await screen.findByText('3 张,A4 纸每页 10 张')).toBeVisible()
    expect(screen.getByRole('img', { name: '第一网格 3 号的二维码' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: '打印' }))
    expect(print).toHaveBeenCalledTimes(1)
  })

  it('of one household is replaced after a question', async () => {
    withId('h1')
    const api = fakeApi({
      'GET /grids': grids, 'GET /household-cards': { items: [card(1)], nextCursor: null }, 'GET /households/h1': household,
      'POST /households/h1/replace-card': undefined
    })
    const { user } = renderPage(<CardsPage />)
    const replaceCard = await button('换新卡')
    await waitFor(() => expect(replaceCard).toHaveAttribute('aria-disabled', 'false'))
    await user.click(replaceCard)
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '换新卡' }))
    await waitFor(() => expect(api.calls('POST /households/h1/replace-card')[0]?.body).toEqual({ version: 4 }))
    expect(api.calls('GET /household-cards')[0]?.options?.params).toMatchObject({ householdId: 'h1' })
  })
})
