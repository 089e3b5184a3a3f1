import { screen, waitFor, within } from '@testing-library/react'
import type { Goods } from '@contract/goods'
import BasketPage from '@/packages/shop/basket'
import ShopPage from '@/pages/shop'
import { ApiError } from '@/platform/api-error'
import { open, replace } from '@/platform/navigation'
import { routes } from '@/routes'
import { fakeApi, refusal } from '../support/fake-api'
import { balance, detergent, goodsList, kettle, rice, signInAs, tissues } from '../support/redemption'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const toothpaste: Goods = { ...tissues, id: 'toothpaste', name: '牙膏 1 支', points: 6, stock: 40 }

function village(changes: Record<string, unknown> = {}) {
  return fakeApi({
    'GET /goods': goodsList(detergent, tissues, toothpaste, kettle, rice),
    'GET /points/balance': balance(128),
    'GET /orders': { items: [], nextCursor: null },
    'POST /orders': { id: 'made' },
    ...changes
  })
}

/** Puts one of each into the basket in the shop, and comes back to it later. */
async function gather(...goods: Goods[]) {
  const { user, unmount } = renderPage(<ShopPage />)
  for (const { name } of goods) {
    await user.click(await screen.findByRole('button', { name: new RegExp(`^${name}`) }))
    await user.click(screen.getByRole('button', { name: '放进篮子' }))
  }
  expect(screen.getByRole('button', { name: new RegExp(`篮子里有 ${goods.length} 样`) })).toBeVisible()
  unmount()
}

const openBasket = async () => {
  const { user } = renderPage(<BasketPage />)
  await screen.findByText('一共')
  return user
}
const row = (name: string) => within(screen.getByRole('group', { name: `${name}换几份` }))
const keys = (api: ReturnType<typeof village>) => api.calls('POST /orders').map(({ options }) => options?.idempotencyKey)

let account = 0
beforeEach(() => {
  jest.clearAllMocks()
  // each with a basket of their own
  signInAs({ roles: ['resident'], accountId: `account ${++account}` })
})

it('gathers several goods and redeems them in one order, at the prices of today', async () => {
  const api = village()
  await gather(detergent, toothpaste)
  api.answers['GET /goods'] = goodsList({ ...detergent, points: 64 }, toothpaste)
  const user = await openBasket()
  expect(screen.getByText('放进来时 60 分,现在 64 分')).toBeVisible()
  await user.click(row('牙膏 1 支').getByRole('button', { name: '增加一份' }))
  expect(screen.getByText('可用 128 分,换完还剩 52 分')).toBeVisible()
  await user.click(screen.getByRole('button', { name: '一起兑换,76 分' }))
  await waitFor(() => expect(replace).toHaveBeenCalledWith(routes.order, { id: 'made' }))
  expect(api.calls('POST /orders').map(({ body }) => body)).toEqual([
    { lines: [{ goodsId: 'detergent', quantity: 1, points: 64 }, { goodsId: 'toothpaste', quantity: 2, points: 6 }] }
  ])
  expect(await screen.findByText('篮子是空的')).toBeVisible()
})

it('adds to what lies in it already', async () => {
  village()
  await gather(toothpaste)
  await gather(toothpaste)
  await openBasket()
  expect(screen.getByRole('group', { name: '牙膏 1 支换几份' })).toHaveTextContent('2')
})

it('says of every line what is wrong with it, and takes out what cannot be had', async () => {
  const api = village()
  await gather(detergent, tissues, toothpaste)
  const limited: Goods = { ...toothpaste, limit: { pieces: 2, period: 'month', left: 0 } }
  api.answers['GET /goods'] = goodsList({ ...tissues, stock: 0 }, limited)
  const user = await openBasket()
  expect(screen.getByText('这样东西现在不换了')).toBeVisible()
  expect(screen.getByText('刚被换完了')).toBeVisible()
  expect(screen.getByText('每户每月限 2 份,您家换够了')).toBeVisible()
  expect(screen.getByRole('button', { name: '有 3 样现在换不了,先改一改' })).toHaveAttribute('aria-disabled', 'true')
  api.answers['GET /goods'] = goodsList(detergent, { ...tissues, stock: 0 }, limited)
  await user.click(screen.getByRole('button', { name: '拿掉换不了的 3 样' }))
  expect(screen.getByText('篮子是空的')).toBeVisible()
  expect(api.calls('POST /orders')).toEqual([])
})

it('lets too many be lessened, and counts what is missing', async () => {
  const api = village()
  await gather(detergent)
  await gather(detergent)
  api.answers['GET /goods'] = goodsList({ ...detergent, stock: 1 })
  const user = await openBasket()
  expect(screen.getByText('现在最多换 1 份,请减少一些')).toBeVisible()
  await user.click(row('洗衣液 2 千克').getByRole('button', { name: '减少一份' }))
  expect(screen.getByRole('button', { name: '一起兑换,60 分' })).toBeVisible()
})

it('says how many points are missing for all of it', async () => {
  const api = village()
  await gather(detergent, toothpaste)
  api.answers['GET /points/balance'] = balance(60)
  await openBasket()
  expect(await screen.findByRole('button', { name: '还差 6 分,请减少一些' })).toHaveAttribute('aria-disabled', 'true')
})

it('loses nothing to a refusal, and says which goods it was', async () => {
  const api = village({ 'POST /orders': refusal('insufficient_stock', 409, { goods: '洗衣液 2 千克', stock: 0 }) })
  await gather(detergent, toothpaste)
  const user = await openBasket()
  api.answers['GET /goods'] = goodsList({ ...detergent, stock: 0 }, toothpaste)
  await user.click(screen.getByRole('button', { name: '一起兑换,66 分' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('洗衣液 2 千克刚被换完了')
  expect(screen.getByRole('alert')).toHaveTextContent('篮子里的都还在')
  expect(await screen.findByText('刚被换完了')).toBeVisible()
  await user.click(screen.getByRole('button', { name: '拿掉 洗衣液 2 千克' }))
  api.answers['POST /orders'] = { id: 'made' }
  await user.click(screen.getByRole('button', { name: '一起兑换,6 分' }))
  await waitFor(() => expect(replace).toHaveBeenCalledWith(routes.order, { id: 'made' }))
})

it('repeats the same key after a lost answer, even from a page opened anew, and takes another for something else', async () => {
  const api = village({ 'POST /orders': new ApiError('timeout') })
  await gather(toothpaste)
  const first = renderPage(<BasketPage />)
  await first.user.click(await screen.findByRole('button', { name: '一起兑换,6 分' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('不会重复提交')
  first.unmount()
  const user = await openBasket()
  await user.click(screen.getByRole('button', { name: '一起兑换,6 分' }))
  await screen.findByRole('alert')
  await user.click(row('牙膏 1 支').getByRole('button', { name: '增加一份' }))
  await user.click(screen.getByRole('button', { name: '一起兑换,12 分' }))
  await waitFor(() => expect(api.calls('POST /orders')).toHaveLength(3))
  const [one, again, another] = keys(api)
  expect(again).toBe(one)
  expect(another).not.toBe(one)
})

it('is empty at first and leads to the shop', async () => {
  village()
  const { user } = renderPage(<BasketPage />)
  await user.click(screen.getByRole('button', { name: '去超市看看' }))
  expect(open).toHaveBeenCalledWith(routes.shop)
})
