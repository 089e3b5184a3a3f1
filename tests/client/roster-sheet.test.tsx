import { screen, waitFor, within } from '@testing-library/react'
import type { ImportPreview } from '@contract/roster'
import CardsPage from '@/packages/roster/cards'
import SheetPage from '@/packages/roster/sheet'
import { chooseFile } from '@/platform/choose-file'
import { downloadFile } from '@/platform/download'
import { fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { button, grids, household, withId } from '../support/roster-pages'

jest.mock('@/platform/request')
jest.mock('@/platform/choose-file')
jest.mock('@/platform/download')
jest.mock('@/platform/navigation')

beforeEach(() => {
  jest.clearAllMocks()
  withId('')
  signInAs('villageAdmin')
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
    // of rows that are not written nothing comes
    expect(screen.getByText('看过了:全村.xlsx')).toBeVisible()
    expect(screen.getByText('手机号"123"不对,要 11 位数字,也可以空着')).toBeVisible()
    expect(screen.getByRole('button', { name: '先改好不对的行' })).toHaveAttribute('aria-disabled', 'true')
  })

  it('that nobody filled in is not taken for the roster as it is', async () => {
    fakeApi({ 'POST /roster/import-preview': preview({ counts: { wrong: 0, new: 0, changed: 0, same: 0 }, newHouseholds: 0, rows: [] }) })
    const { user } = renderPage(<SheetPage />)
    await user.click(await button('选填好的表格'))
    expect(await screen.findByText('全村.xlsx 里还没有填。请在第一张表里一个人填一行,再选一次。')).toBeVisible()
    expect(screen.queryByText('和现在的花名册一样,不用导入。')).toBeNull()
    expect(screen.queryByRole('tab')).toBeNull()
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
