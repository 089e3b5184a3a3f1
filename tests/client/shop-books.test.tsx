import { screen, within } from '@testing-library/react'
import type { Reserve } from '@contract/reserve'
import type { ShopDay } from '@contract/shop-days'
import type { StockTake, StockTakeLine } from '@contract/stock-takes'
import BudgetPage from '@/packages/shop-books/budget'
import CountSheetPage from '@/packages/shop-books/count-sheet'
import ReservePage from '@/packages/shop-books/reserve'
import ShopDayPage from '@/packages/shop-books/shop-day'
import ShopDaysPage from '@/packages/shop-books/shop-days'
import StockTakePage from '@/packages/shop-books/stock-take'
import StockTakesPage from '@/packages/shop-books/stock-takes'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { openedSheet } from '../support/opened-sheet'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { setParams } from '../support/taro'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation', () => ({ ...jest.requireActual('@/platform/navigation'), open: jest.fn(), back: jest.fn() }))

const keeper = { id: 'a4', name: '钱店员' }

const line = (goodsId: string, name: string, more: Partial<StockTakeLine> = {}): StockTakeLine => ({
  goodsId, name, category: '日用', onSale: true, held: 0, expected: 10, counted: null, reason: '', countedBy: null, countedAt: null,
  costFen: null, ...more
})

const sheet = (lines: StockTakeLine[], more: Partial<StockTake> = {}): StockTake => ({
  id: 't1', startedBy: keeper, startedAt: '2026-03-10T02:00:00Z', finishedBy: null, finishedAt: null, goods: 0, different: 0, more: 0,
  fewer: 0, valueFen: 0, version: 4, lines, ...more
})

const counted = { countedBy: keeper, countedAt: '2026-03-10T02:10:00Z' }

beforeEach(() => {
  jest.clearAllMocks()
  signInAs('shopkeeper')
  setParams({ id: 't1', day: '2026-03-10' })
})

describe('stock take', () => {
  it('starts one, or goes on with the open one', async () => {
    const api = fakeApi({ 'GET /stock-takes': { open: null, items: [], nextCursor: null }, 'POST /stock-takes': { id: 't1' } })
    const { user } = renderPage(<StockTakesPage />)
    expect(await screen.findByText('还没有盘点过')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '开始盘点' }))
    expect(api.calls('POST /stock-takes')).toHaveLength(1)
    expect(open).toHaveBeenCalledWith(routes.stockTake, { id: 't1' })
    expect(screen.queryByRole('button', { name: '接着盘点' })).toBeNull()
  })

  it('saves each line as it is counted and goes to the next, and asks why it differs', async () => {
    const lines = [line('g1', '抽纸'), line('g2', '肥皂', { held: 2 })]
    const api = fakeApi({
      'GET /stock-takes/t1': sheet(lines), 'PUT /stock-takes/t1/lines/g1': undefined, 'PUT /stock-takes/t1/lines/g1/reason': undefined
    })
    const { user } = renderPage(<StockTakePage />)
    expect(await screen.findByRole('button', { name: '先数几样' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(screen.getByRole('button', { name: /^抽纸/ }))
    const first = await openedSheet()
    await user.type(within(first).getByLabelText('数到几份'), '8')
    expect(within(first).getByText('账上 10 份,少 2 份')).toBeVisible()
    await user.click(within(first).getByRole('radio', { name: '找不到' }))
    await user.click(within(first).getByRole('button', { name: '记下,数下一样' }))
    expect(await screen.findByRole('dialog', { name: '肥皂,有几份?' })).toBeVisible()
    expect(api.calls('PUT /stock-takes/t1/lines/g1')[0]?.body).toEqual({ counted: 8 })
    expect(api.calls('PUT /stock-takes/t1/lines/g1/reason')[0]?.body).toEqual({ reason: '找不到' })
  })

  it('keeps what was typed when it could not be saved', async () => {
    fakeApi({ 'GET /stock-takes/t1': sheet([line('g1', '抽纸')]), 'PUT /stock-takes/t1/lines/g1': failure('network') })
    const { user } = renderPage(<StockTakePage />)
    await user.click(await screen.findByRole('button', { name: /^抽纸/ }))
    await user.type(within(await openedSheet()).getByLabelText('数到几份'), '7')
    await user.click(screen.getByRole('button', { name: '记下' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
    await user.click(screen.getByRole('button', { name: '关闭' }))
    await user.click(screen.getByRole('button', { name: /^抽纸/ }))
    expect(within(await openedSheet()).getByLabelText('数到几份')).toHaveValue('7')
  })

  it('does not tell what the books say while one counts blindly', async () => {
    fakeApi({ 'GET /stock-takes/t1': sheet([line('g1', '抽纸')]) })
    const { user } = renderPage(<StockTakePage />)
    expect(await screen.findByText(/账上 10 份/)).toBeVisible()
    await user.click(screen.getByRole('switch', { name: '先不看账上几份' }))
    expect(screen.queryByText(/账上 10 份/)).toBeNull()
    await user.click(screen.getByRole('button', { name: /^抽纸/ }))
    await user.type(within(await openedSheet()).getByLabelText('数到几份'), '8')
    expect(within(screen.getByRole('dialog')).queryByText(/账上/)).toBeNull()
  })

  it('cannot be finished while a difference has no reason, and says what will be booked', async () => {
    const different = line('g1', '抽纸', { counted: 8, ...counted })
    const api = fakeApi({ 'GET /stock-takes/t1': sheet([different, line('g2', '肥皂')]) })
    const page = renderPage(<StockTakePage />)
    expect(await screen.findByRole('button', { name: '还有 1 样没写原因' })).toHaveAttribute('aria-disabled', 'true')
    page.unmount()
    api.answers['GET /stock-takes/t1'] = sheet([{ ...different, reason: '找不到' }, line('g2', '肥皂')])
    api.answers['POST /stock-takes/t1/finish'] = refusal('counted_below_held', 409, { goods: '抽纸', held: 9, left: 8 })
    const { user } = renderPage(<StockTakePage />)
    await user.click(await screen.findByRole('button', { name: '结束盘点' }))
    const dialog = screen.getByRole('dialog')
    expect(dialog).toHaveTextContent('1 样对不上的,照数到的改库存。还有 1 样没数,这些不动。')
    await user.click(within(dialog).getByRole('button', { name: '结束盘点' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('抽纸有 9 份订好了没取,照盘点只剩 8 份')
    expect(api.calls('POST /stock-takes/t1/finish')[0]?.body).toEqual({ version: 4 })
  })

  it('shows a finished one with its differences first and what they are worth', async () => {
    const lines = [line('g1', '抽纸', { counted: 10, ...counted }), line('g2', '肥皂', { counted: 9, reason: '坏了扔了', ...counted })]
    const done = { finishedBy: keeper, finishedAt: '2026-03-10T03:00:00Z', goods: 2, different: 1, fewer: 1, valueFen: -850 }
    fakeApi({ 'GET /stock-takes/t1': sheet(lines, done) })
    renderPage(<StockTakePage />)
    expect(await screen.findByText('少了 8.5 元')).toBeVisible()
    expect(screen.getByText('账上 10 份,数到 9 份 · 坏了扔了')).toBeVisible()
    const names = screen.getAllByText(/^(抽纸|肥皂)$/).map((one) => one.textContent)
    expect(names).toEqual(['肥皂', '抽纸'])
    expect(screen.queryByRole('button', { name: '结束盘点' })).toBeNull()
  })

  it('prints the sheet with what the books say, or without', async () => {
    fakeApi({ 'GET /stock-takes/t1': sheet([line('g1', '抽纸')]) })
    const { user } = renderPage(<CountSheetPage />)
    expect(await screen.findByRole('columnheader', { name: '账上' })).toBeVisible()
    await user.click(screen.getByRole('switch', { name: '不印账上的数(盲点)' }))
    expect(screen.queryByRole('columnheader', { name: '账上' })).toBeNull()
    expect(screen.queryByRole('cell', { name: '10' })).toBeNull()
    expect(screen.getByRole('cell', { name: '抽纸' })).toBeVisible()
  })
})

const sums = { orders: 2, pieces: 3, points: 25 }
const shopDay: ShopDay = {
  day: '2026-03-10', since: '2026-03-09', ...sums, note: '', closedBy: null, closedAt: null, closesAt: null,
  lines: [{ goodsId: 'g1', name: '抽纸', opening: 10, cameIn: 5, wentOut: 0, broken: 0, counted: -1, handedOver: 3, closing: 11 }]
}

describe('shop day', () => {
  it('lists what is not signed and what is', async () => {
    const items = [{ day: '2026-03-08', since: '2026-03-07', ...sums, note: '', closedBy: { name: '钱店员' }, closedAt: '2026-03-08T10:00:00Z' }]
    const today = { day: '2026-03-10', orders: 0, pieces: 0, points: 0, closed: false, closesAt: '17:30' }
    fakeApi({ 'GET /shop-days': { items, nextCursor: null, today, unclosed: [{ day: '2026-03-09', ...sums }] } })
    const { user } = renderPage(<ShopDaysPage />)
    expect(await screen.findByText('17:30 关门后才能签')).toBeVisible()
    expect(screen.getByText('2 单 · 3 份 · 25 分 · 钱店员签')).toBeVisible()
    await user.click(screen.getByRole('button', { name: /3 月 9 日/ }))
    expect(open).toHaveBeenCalledWith(routes.shopDay, { day: '2026-03-09' })
  })

  it('is signed after one more question, with the note', async () => {
    const api = fakeApi({ 'GET /shop-days/2026-03-10': shopDay, 'POST /shop-days': undefined })
    const { user } = renderPage(<ShopDayPage />)
    expect(await screen.findByText(/3 月 9 日起没有结过的/)).toBeVisible()
    expect(screen.getByRole('row', { name: /抽纸/ })).toHaveTextContent(/10.*\+5.*−1.*−3.*11/)
    await user.type(screen.getByLabelText('说明(可以不写)'), '停电早关门')
    await user.click(screen.getByRole('button', { name: '对得上,签名' }))
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '对得上,签名' }))
    expect(api.calls('POST /shop-days')[0]?.body).toEqual({ day: '2026-03-10', note: '停电早关门' })
  })

  it('says from when on today can be signed, and keeps a note that was refused', async () => {
    const api = fakeApi({ 'GET /shop-days/2026-03-10': { ...shopDay, closesAt: '17:30' } })
    const page = renderPage(<ShopDayPage />)
    expect(await screen.findByRole('button', { name: '17:30 关门后才能签' })).toHaveAttribute('aria-disabled', 'true')
    page.unmount()
    api.answers['GET /shop-days/2026-03-10'] = shopDay
    api.answers['POST /shop-days'] = refusal('shop_day_closed')
    const { user } = renderPage(<ShopDayPage />)
    await user.type(await screen.findByLabelText('说明(可以不写)'), '对上了')
    await user.click(screen.getByRole('button', { name: '对得上,签名' }))
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '对得上,签名' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('这一天已经日结过了')
    expect(screen.getByLabelText('说明(可以不写)')).toHaveValue('对上了')
  })
})

const reserve: Reserve = {
  status: 'amber', stockValueFen: 60_000, budgetFen: 100_000, purchasesFen: 105_000, budgetLeftFen: -5000, free: 900, held: 100, pointFen: 50,
  pointFrom: 'handed_over', liabilityFen: 50_000, cover: 110, issued: 300, redeemed: 100, monthsLeft: 0.3,
  goods: [
    { goodsId: 'g1', name: '抽纸', onSale: true, points: 10, shelf: 4, costFen: 1000, boughtAt: null, fenPerPoint: 100, against: 200 },
    { goodsId: 'g2', name: '脸盆', onSale: true, points: 15, shelf: 2, costFen: null, boughtAt: null, fenPerPoint: null, against: null }
  ]
}

describe('reserve', () => {
  it('says whether it is enough, for how long, and what to do', async () => {
    fakeApi({ 'GET /reserve': reserve })
    const { user } = renderPage(<ReservePage />)
    expect(await screen.findByText('备付快不够了')).toBeVisible()
    expect(screen.getByText('够 110%')).toBeVisible()
    expect(screen.getByText(/大约 0.3 个月后就不够/)).toBeVisible()
    expect(screen.getByText('· 再备一笔钱')).toBeVisible()
    expect(screen.getAllByText('−50 元')).toHaveLength(2)
    expect(screen.getByText('平均的 200%')).toBeVisible()
    expect(screen.getByText('没填进价')).toBeVisible()
    await user.click(screen.getByRole('button', { name: /备付金/ }))
    expect(open).toHaveBeenCalledWith(routes.budget)
  })

  it('says what is missing where no cost is known', async () => {
    const unknown = { status: 'unknown', pointFen: null, pointFrom: null, liabilityFen: null, cover: null, monthsLeft: null } as const
    fakeApi({ 'GET /reserve': { ...reserve, ...unknown } })
    renderPage(<ReservePage />)
    expect(await screen.findByText('还算不出来')).toBeVisible()
    expect(screen.queryByText(/个月后/)).toBeNull()
  })

  const entry = { id: 'b1', amountFen: 50_000, reason: '镇里拨的', by: '赵管理', createdAt: '2026-03-01T02:00:00Z', reverses: null, reversed: false }
  const budget = { 'GET /reserve': reserve, 'GET /budget-entries': { items: [entry], nextCursor: null } }

  it('lets an admin set money aside and take an entry back, and a keeper look', async () => {
    fakeApi(budget)
    const page = renderPage(<BudgetPage />)
    expect(await screen.findByText('镇里拨的')).toBeVisible()
    expect(screen.queryByRole('button', { name: '再备一笔钱' })).toBeNull()
    expect(screen.queryByRole('button', { name: /冲掉/ })).toBeNull()
    page.unmount()
    signInAs('villageAdmin')
    const api = fakeApi({ ...budget, 'POST /budget-entries': { id: 'b2' }, 'POST /budget-entries/b1/reverse': { id: 'b3' } })
    const { user } = renderPage(<BudgetPage />)
    await user.click(await screen.findByRole('button', { name: '再备一笔钱' }))
    const booking = await openedSheet()
    expect(within(booking).getByRole('button', { name: '还没填多少元' })).toHaveAttribute('aria-disabled', 'true')
    await user.type(within(booking).getByLabelText('多少元'), '500.5')
    await user.type(within(booking).getByLabelText('从哪里来的'), '乡贤捐的')
    await user.click(within(booking).getByRole('button', { name: '备 500.5 元' }))
    expect(api.calls('POST /budget-entries')[0]?.body).toEqual({ amountFen: 50_050, reason: '乡贤捐的' })
    await user.click(await screen.findByRole('button', { name: '记错了,冲掉:镇里拨的' }))
    const reversing = await openedSheet()
    await user.type(within(reversing).getByLabelText('为什么冲掉'), '记了两遍')
    await user.click(within(reversing).getByRole('button', { name: '记错了,冲掉' }))
    expect(api.calls('POST /budget-entries/b1/reverse')[0]?.body).toEqual({ reason: '记了两遍' })
  })
})

it.each([
  ['stock takes', StockTakesPage], ['a count sheet', StockTakePage], ['days', ShopDaysPage], ['a day', ShopDayPage],
  ['the reserve', ReservePage], ['the budget', BudgetPage]
])('shows nothing of %s to a resident, and asks for nothing', (_, Page) => {
  signInAs('resident')
  fakeApi({})
  renderPage(<Page />)
  expect(screen.getByText('这里给超市店员和村管理员用')).toBeVisible()
})
