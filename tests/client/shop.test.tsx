import { act, screen, waitFor, within } from '@testing-library/react'
import ShopPage from '@/pages/shop'
import { ApiError } from '@/platform/api-error'
import { open } from '@/platform/navigation'
import { call } from '@/platform/phone'
import { routes } from '@/routes'
import { fakeApi, refusal } from '../support/fake-api'
import { balance, detergent, goodsList, kettle, order, rice, shop, signInAs, tissues } from '../support/redemption'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/phone')

function village(changes: Record<string, unknown> = {}) {
  return fakeApi({
    'GET /goods': goodsList(detergent, tissues, kettle, rice),
    'GET /points/balance': balance(128, 20),
    'GET /orders': { items: [order], nextCursor: null },
    'POST /orders': { id: 'made' },
    ...changes
  })
}

async function openSheet(goods = detergent) {
  const { user, ...view } = renderPage(<ShopPage />)
  await user.click(await screen.findByRole('button', { name: new RegExp(`^${goods.name}`) }))
  const sheet = screen.getByRole('dialog', { name: goods.name })
  return { user, ...view, sheet: within(sheet), redeem: within(sheet).getByRole('button', { name: '兑换' }) }
}

/** The page of the order made is opened. */
const arrival = (times = 1) =>
  waitFor(() => expect(jest.mocked(open).mock.calls).toEqual(Array(times).fill([routes.order, { id: 'made' }])))

beforeEach(() => {
  jest.clearAllMocks()
  signInAs({ roles: ['resident'] })
})

describe('the shelf', () => {
  it('shows what can be spent, what waits, and which goods are within reach', async () => {
    village()
    const { user } = renderPage(<ShopPage />)
    expect(await screen.findByRole('button', { name: '洗衣液 2 千克,60 分,还有 18 份' })).toBeVisible()
    expect(await screen.findByRole('button', { name: '电热水壶,150 分,还差 22 分' })).toBeVisible()
    expect(screen.getByRole('button', { name: '大米 5 千克,100 分,换完了' })).toBeVisible()
    await user.click(await screen.findByRole('button', { name: /1 单待取.*兑换中 20 分/ }))
    expect(open).toHaveBeenCalledWith(routes.orders)
    await user.click(screen.getByRole('button', { name: /可用 128 分/ }))
    expect(open).toHaveBeenCalledWith(routes.points)
    expect(screen.getByText(shop.place)).toBeVisible()
    expect(screen.getByText('每天 8:30–17:30')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '打电话' }))
    expect(call).toHaveBeenCalledWith(shop.phone)
  })

  it('waits in grey, then explains a failure and tries again', async () => {
    const api = village({ 'GET /goods': new ApiError('network') })
    const { user } = renderPage(<ShopPage />)
    expect(screen.getByRole('status', { name: '正在加载' })).toBeVisible()
    expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
    api.answers['GET /goods'] = goodsList(detergent)
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByRole('button', { name: /^洗衣液/ })).toBeVisible()
  })

  it('says so when the village offers nothing yet', async () => {
    village({ 'GET /goods': goodsList() })
    renderPage(<ShopPage />)
    expect(await screen.findByText('超市还没有摆东西')).toBeVisible()
  })

  it('shows the goods to a cadre without a household, who cannot redeem and asks for no balance', async () => {
    signInAs({ roles: ['reviewer'], household: null })
    const api = village()
    const { user } = renderPage(<ShopPage />)
    expect(screen.getByRole('note')).toHaveTextContent('没有加入哪一户')
    await user.click(await screen.findByRole('button', { name: /^洗衣液/ }))
    await user.click(screen.getByRole('button', { name: '没有户,不能换' }))
    expect(api.calls('POST /orders')).toEqual([])
    expect(api.calls('GET /points/balance')).toEqual([])
  })

  it('tells a supervisor that shops belong to villages', () => {
    signInAs({ roles: ['supervisor'], household: null, village: null })
    const api = village()
    renderPage(<ShopPage />)
    expect(screen.getByText('每个村有自己的积分超市')).toBeVisible()
    expect(api.calls('GET /goods')).toEqual([])
  })

  it('leads a shop keeper to the counter', async () => {
    signInAs({ roles: ['resident', 'shopkeeper'] })
    village()
    const { user } = renderPage(<ShopPage />)
    await user.click(screen.getByRole('button', { name: /^交货/ }))
    expect(open).toHaveBeenCalledWith(routes.counter)
  })
})

describe('redeeming', () => {
  it('counts what it costs and what remains, and leads to the order', async () => {
    const api = village()
    const { user, sheet, redeem } = await openSheet()
    expect(sheet.getByText('换完还剩 68 分')).toBeVisible()
    await user.click(sheet.getByRole('button', { name: '增加一份' }))
    expect(sheet.getByText('换完还剩 8 分')).toBeVisible()
    await user.click(redeem)
    await arrival()
    expect(api.calls('POST /orders')).toMatchObject([
      {
        body: { lines: [{ goodsId: 'detergent', quantity: 2, points: 60 }] },
        options: { idempotencyKey: expect.stringMatching(/^[\w-]{8,100}$/) }
      }
    ])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it.each([
    ['stock', tissues, 2],
    ['points', detergent, 2]
  ])('offers no more than there is %s for', async (_, goods, most) => {
    village()
    const { user, sheet } = await openSheet(goods)
    const plus = sheet.getByRole('button', { name: '增加一份' })
    for (let press = 0; press < 5; press++) await user.click(plus)
    expect(sheet.getByRole('group', { name: '换几份' })).toHaveTextContent(String(most))
    expect(plus).toHaveAttribute('aria-disabled', 'true')
  })

  it.each([
    [kettle, '还差 22 分'],
    [rice, '换完了']
  ])('says why %o cannot be redeemed', async (goods, reason) => {
    const api = village()
    const { user } = renderPage(<ShopPage />)
    await screen.findByText('128')
    await user.click(await screen.findByRole('button', { name: new RegExp(`^${goods.name}`) }))
    const button = within(screen.getByRole('dialog')).getByRole('button', { name: reason })
    expect(button).toHaveAttribute('aria-disabled', 'true')
    await user.click(button)
    expect(api.calls('POST /orders')).toEqual([])
  })

  it('makes one order of a double tap', async () => {
    let finish: (made: { id: string }) => void = () => undefined
    const api = village({ 'POST /orders': () => new Promise((resolve) => { finish = resolve }) })
    const { redeem } = await openSheet()
    act(() => {
      redeem.click()
      redeem.click()
    })
    await waitFor(() => expect(api.calls('POST /orders')).toHaveLength(1))
    finish({ id: 'made' })
    await arrival()
    expect(api.calls('POST /orders')).toHaveLength(1)
  })

  it('repeats the same key after a lost answer, even from a sheet opened anew', async () => {
    const api = village({ 'POST /orders': new ApiError('timeout') })
    const { user, redeem, sheet } = await openSheet()
    await user.click(redeem)
    expect(await sheet.findByRole('alert')).toHaveTextContent('不会重复提交')
    await user.click(sheet.getByRole('button', { name: '关闭' }))
    api.answers['POST /orders'] = { id: 'made' }
    await user.click(screen.getByRole('button', { name: /^洗衣液/ }))
    await user.click(screen.getByRole('button', { name: '兑换' }))
    await arrival()
    const keys = api.calls('POST /orders').map(({ options }) => options?.idempotencyKey)
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
  })

  it('takes another key for the next wish', async () => {
    const api = village()
    const { user, redeem } = await openSheet()
    await user.click(redeem)
    await arrival()
    await user.click(screen.getByRole('button', { name: /^洗衣液/ }))
    await user.click(screen.getByRole('button', { name: '兑换' }))
    await arrival(2)
    const keys = api.calls('POST /orders').map(({ options }) => options?.idempotencyKey)
    expect(new Set(keys).size).toBe(2)
  })
})

describe('a refusal', () => {
  const dearer = { ...detergent, points: 64 }
  it.each([
    ['points were spent elsewhere', refusal('insufficient_points', 409, { missing: 10 }), { 'GET /points/balance': balance(50) }, '还差 10 分', '还差 10 分'],
    ['the last ones are gone', refusal('insufficient_stock', 409, { stock: 0 }), { 'GET /goods': goodsList({ ...detergent, stock: 0 }) }, '刚被换完了', '换完了'],
    ['the price changed', refusal('price_changed', 409, { points: 64 }), { 'GET /goods': goodsList(dearer) }, '刚改成 64 分', '兑换'],
    ['the goods were closed', refusal('goods_closed', 409), { 'GET /goods': goodsList(tissues) }, '暂时不能换', '暂时不换'],
    ['there is no household', refusal('household_missing', 403), {}, '还没有加入哪一户', '兑换']
  ])('is told when %s; the sheet stays and shows how things are now', async (_, refused, now, sentence, action) => {
    const api = village({ 'POST /orders': refused })
    const { user, sheet, redeem } = await openSheet()
    Object.assign(api.answers, now)
    await user.click(redeem)
    expect(await sheet.findByRole('alert')).toHaveTextContent(sentence)
    expect(await sheet.findByRole('button', { name: action })).toBeVisible()
    expect(open).not.toHaveBeenCalled()
  })

  it('for too little stock says how many remain and lowers the number', async () => {
    const api = village({ 'POST /orders': refusal('insufficient_stock', 409, { stock: 1, wanted: 2 }) })
    const { user, sheet, redeem } = await openSheet()
    await user.click(sheet.getByRole('button', { name: '增加一份' }))
    api.answers['GET /goods'] = goodsList({ ...detergent, stock: 1 })
    await user.click(redeem)
    expect(await sheet.findByRole('alert')).toHaveTextContent('只剩 1 份')
    expect(await sheet.findByText('换完还剩 68 分')).toBeVisible()
    api.answers['POST /orders'] = { id: 'made' }
    await user.click(redeem)
    await arrival()
    expect(api.calls('POST /orders').at(-1)?.body).toEqual({ lines: [{ goodsId: 'detergent', quantity: 1, points: 60 }] })
  })
})
