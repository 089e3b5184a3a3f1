import { screen, waitFor, within } from '@testing-library/react'
import type { GoodsDetail, ManagedGoods } from '@contract/goods-desk'
import type { StockMovement } from '@contract/stock'
import EditGoodsPage from '@/packages/goods/edit'
import GoodsItemPage from '@/packages/goods/item'
import StockJournalPage from '@/packages/goods/journal'
import GoodsListPage from '@/packages/goods/list'
import { back, open, replace, useParam } from '@/platform/navigation'
import { fakeApi, failure, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const goods = (more: Partial<ManagedGoods> = {}): ManagedGoods => ({
  id: 'g1', name: '抽纸 3 包', category: '日用', photoId: null, pictureUrl: null, limit: null, onSaleFrom: null, lowStock: 5, points: 10,
  nextPrice: null, stock: 40, held: 3, wishes: 0, open: true, version: 4, ...more
})
const detail = (more: Partial<GoodsDetail> = {}): GoodsDetail => ({
  ...goods(), lastCostFen: 620,
  prices: [{ points: 10, startsAt: '2025-10-01T00:00:00.000Z', by: null, createdAt: '2025-10-01T00:00:00.000Z' }], ...more
})
const movement = (more: Partial<StockMovement> = {}): StockMovement => ({
  id: '9', goods: { id: 'g1', name: '抽纸 3 包' }, kind: 'in', quantity: 20, change: 20, shelfAfter: 43, reason: '镇上批发部', costFen: 620,
  order: null, stockTakeId: null, by: '钱店员', createdAt: '2025-11-20T08:00:00.000Z', ...more
})
const page = <Item,>(items: Item[]) => ({ items, nextCursor: null })
const showing = (id: string) => jest.mocked(useParam).mockReturnValue(id)

beforeEach(() => {
  jest.clearAllMocks()
  showing('')
  signInAs('shopkeeper')
})

describe('the shelf', () => {
  const items = [
    goods(),
    goods({ id: 'g2', name: '大米 5 千克', category: '粮油', stock: 4, held: 0 }),
    goods({ id: 'g3', name: '雨伞', stock: 0 }),
    goods({ id: 'g4', name: '旧货', open: false }),
    goods({ id: 'g5', name: '保温壶', onSaleFrom: '2099-01-01T00:00:00.000Z', nextPrice: { points: 12, startsAt: '2099-02-01T00:00:00.000Z' } })
  ]

  it('says of each what there is, and finds by state, category and name', async () => {
    fakeApi({ 'GET /goods/all': { items } })
    const { user } = renderPage(<GoodsListPage />)
    expect(await screen.findByRole('button', { name: '抽纸 3 包,10 分,可换 40 份,订走没取 3 份' })).toBeVisible()
    expect(screen.getByRole('button', { name: '大米 5 千克,10 分,可换 4 份,快没了' })).toBeVisible()
    expect(screen.getByText('2099 年 2 月 1 日起 12 分')).toBeVisible()
    await user.click(screen.getByRole('tab', { name: '快没了 2' }))
    expect(screen.queryByText('抽纸 3 包')).toBeNull()
    expect(screen.getByText('雨伞')).toBeVisible()
    await user.click(screen.getByRole('tab', { name: '已下架 1' }))
    expect(screen.getByText('旧货')).toBeVisible()
    await user.click(screen.getByRole('tab', { name: '在架上 4' }))
    await user.click(screen.getByRole('radio', { name: '粮油' }))
    expect(screen.queryByText('抽纸 3 包')).toBeNull()
    await user.type(screen.getByLabelText('找货品'), '油条')
    expect(screen.getByText('没有找到,换个名字试试。')).toBeVisible()
  })

  it('leads to the goods and to new ones', async () => {
    fakeApi({ 'GET /goods/all': { items } })
    const { user } = renderPage(<GoodsListPage />)
    await user.click(await screen.findByRole('button', { name: /^大米/ }))
    expect(open).toHaveBeenCalledWith('/packages/goods/item/index', { id: 'g2' })
    await user.click(screen.getByRole('button', { name: '上架新货' }))
    expect(open).toHaveBeenCalledWith('/packages/goods/edit/index')
  })

  it('is put in order step by step', async () => {
    const api = fakeApi({ 'GET /goods/all': { items }, 'PUT /goods/order': undefined })
    const { user } = renderPage(<GoodsListPage />)
    await user.click(await screen.findByRole('button', { name: '排顺序' }))
    expect(screen.getByRole('button', { name: '往前,抽纸 3 包' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(screen.getByRole('button', { name: '往前,大米 5 千克' }))
    await waitFor(() => expect(api.calls('PUT /goods/order')[0]?.body).toEqual({ goodsIds: ['g2', 'g1', 'g3', 'g5'] }))
  })

  it('is empty, fails with another try, and is for keepers alone', async () => {
    const api = fakeApi({ 'GET /goods/all': failure('network') })
    const { user, unmount } = renderPage(<GoodsListPage />)
    api.answers['GET /goods/all'] = { items: [] }
    await user.click(await screen.findByRole('button', { name: '再试一次' }))
    expect(await screen.findByText('架上还没有东西')).toBeVisible()
    unmount()
    signInAs('resident')
    renderPage(<GoodsListPage />)
    expect(screen.getByText('这里给管超市的人用')).toBeVisible()
  })
})

describe('the page of goods', () => {
  beforeEach(() => showing('g1'))

  it('shows what there is, what it cost when and all that came and went', async () => {
    const past = detail({
      limit: { pieces: 2, period: 'month' },
      prices: [
        { points: 12, startsAt: '2099-01-31T16:00:00.000Z', by: '钱店员', createdAt: '2025-11-01T00:00:00.000Z' }, ...detail().prices
      ]
    })
    const order = { id: 'o1', household: '第一网格 3 号' }
    fakeApi({
      'GET /goods/g1': past,
      'GET /stock-movements': page([movement({ id: '10', kind: 'hand_over', quantity: 2, change: -2, shelfAfter: 41, reason: '', costFen: null, order }), movement()])
    })
    renderPage(<GoodsItemPage />)
    expect(await screen.findByText('日用 · 每户每月限 2 份 · 剩 5 份提醒进货')).toBeVisible()
    expect(screen.getByText('2099 年 2 月 1 日开始')).toBeVisible()
    expect(await screen.findByText('交货 2 份')).toBeVisible()
    expect(screen.getByText(/第一网格 3 号 · 钱店员$/)).toBeVisible()
    expect(screen.getByText('架上 41 份')).toBeVisible()
    expect(screen.getByText(/镇上批发部 · 每份 6\.2 元 · 钱店员$/)).toBeVisible()
  })

  it('books what came in, with its cost in fen', async () => {
    const api = fakeApi({ 'GET /goods/g1': detail(), 'GET /stock-movements': page([]), 'POST /stock-movements': undefined })
    const { user } = renderPage(<GoodsItemPage />)
    await user.click(await screen.findByRole('button', { name: '进货' }))
    expect(screen.getByRole('button', { name: '先填几份' })).toHaveAttribute('aria-disabled', 'true')
    await user.type(screen.getByLabelText('几份'), '12')
    await user.type(screen.getByLabelText('每份多少钱(元)'), '6.5x')
    expect(screen.getByRole('button', { name: '钱数填得不对,比如 18.5' })).toHaveAttribute('aria-disabled', 'true')
    await user.type(screen.getByLabelText('每份多少钱(元)'), '{Backspace}')
    await user.type(screen.getByLabelText('从哪里进的'), '供销社')
    expect(screen.getByText('记完架上 55 份')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '记进货' }))
    await waitFor(() => expect(api.calls('POST /stock-movements')[0]?.body).toEqual({
      goodsId: 'g1', kind: 'in', quantity: 12, reason: '供销社', costFen: 650
    }))
  })

  it('books what broke with a reason, never more than is free, and loses nothing to a refusal', async () => {
    const short = refusal('insufficient_stock', 409, { goods: '抽纸', stock: 1, held: 3, wanted: 2 })
    const api = fakeApi({ 'GET /goods/g1': detail(), 'GET /stock-movements': page([]), 'POST /stock-movements': short })
    const { user } = renderPage(<GoodsItemPage />)
    await user.click(await screen.findByRole('button', { name: '报损' }))
    const sheet = within(screen.getByRole('dialog'))
    await user.type(sheet.getByLabelText('几份'), '41')
    expect(sheet.getByRole('button', { name: '最多 40 份,其余有人订好了' })).toHaveAttribute('aria-disabled', 'true')
    await user.clear(sheet.getByLabelText('几份'))
    await user.type(sheet.getByLabelText('几份'), '2')
    expect(sheet.getByRole('button', { name: '先写为什么' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(sheet.getByRole('radio', { name: '受潮了' }))
    await user.click(sheet.getByRole('button', { name: '记报损' }))
    expect(await sheet.findByText('没有记上,填的都还在。架上能动的只有 1 份,另外 3 份有人订好了。')).toBeVisible()
    expect(sheet.getByLabelText('几份')).toHaveValue('2')
    expect(api.calls('POST /stock-movements')[0]?.body).toEqual({ goodsId: 'g1', kind: 'broken', quantity: 2, reason: '受潮了' })
  })

  it('sets a price from now, and takes one back that has not started after a question', async () => {
    const coming = { points: 12, startsAt: '2099-01-31T16:00:00.000Z', by: '钱店员', createdAt: '2025-11-01T00:00:00.000Z' }
    const api = fakeApi({
      'GET /goods/g1': detail({ prices: [coming, ...detail().prices] }), 'GET /stock-movements': page([]),
      'POST /goods/g1/prices': undefined, 'POST /goods/g1/prices/take-back': undefined
    })
    const { user } = renderPage(<GoodsItemPage />)
    await user.click(await screen.findByRole('link', { name: '改分数' }))
    const sheet = within(screen.getByRole('dialog'))
    await user.type(sheet.getByLabelText('几分换一份'), '10')
    expect(sheet.getByRole('button', { name: '现在就是这个分数' })).toHaveAttribute('aria-disabled', 'true')
    await user.type(sheet.getByLabelText('几分换一份'), '0')
    await user.click(sheet.getByRole('radio', { name: '从某天' }))
    expect(sheet.getByRole('button', { name: '先选今天以后的一天' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(sheet.getByRole('radio', { name: '现在' }))
    await user.click(sheet.getByRole('button', { name: '就定这个分数' }))
    await waitFor(() => expect(api.calls('POST /goods/g1/prices')[0]?.body).toEqual({ points: 100, from: null }))
    await user.click(await screen.findByRole('button', { name: '撤回' }))
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '撤回' }))
    await waitFor(() => expect(api.calls('POST /goods/g1/prices/take-back')[0]?.body).toEqual({ startsAt: coming.startsAt }))
  })

  it('closes goods after saying what becomes of open orders', async () => {
    const api = fakeApi({ 'GET /goods/g1': detail(), 'GET /stock-movements': page([]), 'POST /goods/g1/close': undefined })
    const { user } = renderPage(<GoodsItemPage />)
    await user.click(await screen.findByRole('button', { name: '下架' }))
    expect(screen.getByText('村民就换不了了。有 3 份订了还没取,照样给他们留着。')).toBeVisible()
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '下架' }))
    await waitFor(() => expect(api.calls('POST /goods/g1/close')[0]?.body).toEqual({ version: 4 }))
  })
})

describe('the form of goods', () => {
  it('puts new goods on the shelf with price, limit and first delivery, and keeps what was typed', async () => {
    const api = fakeApi({ 'GET /goods/all': { items: [goods()] }, 'POST /goods': failure('network') })
    const { user } = renderPage(<EditGoodsPage />)
    expect(screen.getByRole('button', { name: '先填叫什么' })).toHaveAttribute('aria-disabled', 'true')
    await user.type(screen.getByLabelText('叫什么'), '洗发水 1 瓶')
    await user.click(await screen.findByRole('radio', { name: '日用' }))
    await user.type(screen.getByLabelText('几分换一份'), '28')
    await user.click(screen.getByRole('radio', { name: '每月' }))
    expect(screen.getByRole('button', { name: '先填最多几份' })).toHaveAttribute('aria-disabled', 'true')
    await user.type(screen.getByLabelText('最多几份'), '2')
    await user.type(screen.getByLabelText('每份多少钱(元)'), '18.5')
    expect(screen.getByRole('button', { name: '先填第一批几份' })).toHaveAttribute('aria-disabled', 'true')
    await user.type(screen.getByLabelText('几份'), '10')
    await user.click(screen.getByRole('button', { name: '上架' }))
    expect(await screen.findByRole('alert')).toBeVisible()
    expect(screen.getByLabelText('叫什么')).toHaveValue('洗发水 1 瓶')
    api.answers['POST /goods'] = { id: 'g9' }
    await user.click(screen.getByRole('button', { name: '上架' }))
    await waitFor(() => expect(replace).toHaveBeenCalledWith('/packages/goods/item/index', { id: 'g9' }))
    const [first, second] = api.calls('POST /goods')
    expect(second?.body).toEqual({
      name: '洗发水 1 瓶', category: '日用', photoId: null, limit: { pieces: 2, period: 'month' }, onSaleFrom: null, lowStock: 5, points: 28,
      delivery: { quantity: 10, costFen: 1850, reason: '' }
    })
    expect(second?.options?.idempotencyKey).toBe(first?.options?.idempotencyKey)
  })

  it('changes what is there at the version it was read, and keeps or drops its picture', async () => {
    showing('g1')
    const api = fakeApi({
      'GET /goods/g1': detail({ photoId: 'ph1', pictureUrl: '/ph1.jpg' }), 'GET /goods/all': { items: [goods()] }, 'PUT /goods/g1': refusal('stale_version')
    })
    const { user } = renderPage(<EditGoodsPage />)
    await user.type(await screen.findByLabelText('叫什么'), '(大包)')
    await user.click(screen.getByRole('button', { name: '存好' }))
    expect(await screen.findByRole('alert')).toBeVisible()
    expect(api.calls('PUT /goods/g1')[0]?.body).toMatchObject({ name: '抽纸 3 包(大包)', photoId: 'ph1', version: 4 })
    api.answers['PUT /goods/g1'] = undefined
    await user.click(screen.getByRole('button', { name: '不要这张' }))
    await user.click(screen.getByRole('button', { name: '存好' }))
    await waitFor(() => expect(back).toHaveBeenCalled())
    expect(api.calls('PUT /goods/g1')[1]?.body).toMatchObject({ photoId: null })
  })
})

it('the journal of everything is looked at by kind', async () => {
  const api = fakeApi({ 'GET /stock-movements': page([movement()]) })
  const { user } = renderPage(<StockJournalPage />)
  expect(await screen.findByText('抽纸 3 包,进货 20 份')).toBeVisible()
  api.answers['GET /stock-movements'] = page([])
  await user.click(screen.getByRole('radio', { name: '报损' }))
  expect(await screen.findByText('还没有记录')).toBeVisible()
  expect(api.calls('GET /stock-movements').at(-1)?.options?.params).toMatchObject({ kind: 'broken' })
})
