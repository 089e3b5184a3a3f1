import { screen, waitFor, within } from '@testing-library/react'
import type { Goods } from '@contract/goods'
import WishesPage from '@/packages/shop/wishes'
import ShopPage from '@/pages/shop'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { fakeApi } from '../support/fake-api'
import { balance, detergent, goodsList, rice, signInAs, tissues } from '../support/redemption'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const dayed: Goods = { ...detergent, category: '日用', onSaleFrom: '2098-12-01T00:00:00+08:00' }
const limited: Goods = {
  ...tissues, category: '纸品', limit: { pieces: 2, period: 'month', left: 1 }, nextPrice: { points: 35, startsAt: '2098-12-01T00:00:00+08:00' }
}
const usedUp: Goods = { ...rice, stock: 5, category: '粮油', limit: { pieces: 1, period: 'year', left: 0 } }

const village = (items: Goods[], more: Record<string, unknown> = {}) => fakeApi({
  'GET /goods': goodsList(...items),
  'GET /wishes': { items },
  'GET /points/balance': balance(128),
  'GET /orders': { items: [], nextCursor: null },
  ...more
})

beforeEach(() => {
  jest.clearAllMocks()
  signInAs({ roles: ['resident'] })
})

it('says what is to come, what each household may take, and the price to come', async () => {
  village([dayed, limited, usedUp])
  const { user } = renderPage(<ShopPage />)
  await screen.findByText('128')
  expect(screen.getByRole('button', { name: '洗衣液 2 千克,60 分,12 月 1 日开始换' })).toBeVisible()
  expect(screen.getByRole('button', { name: '大米 5 千克,100 分,您家换够了' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: /^抽纸/ }))
  const sheet = within(screen.getByRole('dialog', { name: '抽纸 3 包' }))
  expect(sheet.getByText('每户每月限 2 份,您家还能换 1 份')).toBeVisible()
  expect(sheet.getByText('2098 年 12 月 1 日起 35 分')).toBeVisible()
  expect(sheet.getByRole('button', { name: '增加一份' })).toHaveAttribute('aria-disabled', 'true')
})

it('shows one category at a time where there are several, and no choice where there is one', async () => {
  village([dayed, limited, { ...usedUp, category: '' }])
  const { user, unmount } = renderPage(<ShopPage />)
  await user.click(await screen.findByRole('tab', { name: '纸品' }))
  expect(screen.getByRole('button', { name: /^抽纸/ })).toBeVisible()
  expect(screen.queryByRole('button', { name: /^洗衣液/ })).toBeNull()
  await user.click(screen.getByRole('tab', { name: '其他' }))
  expect(screen.getByRole('button', { name: /^大米/ })).toBeVisible()
  await user.click(screen.getByRole('tab', { name: '全部' }))
  expect(screen.getByRole('button', { name: /^洗衣液/ })).toBeVisible()
  unmount()
  village([dayed, { ...limited, category: dayed.category }])
  renderPage(<ShopPage />)
  await screen.findByRole('button', { name: /^抽纸/ })
  expect(screen.queryByRole('tab')).toBeNull()
})

it('notes down what is gone or to come, and takes it off the list again', async () => {
  const api = village([dayed], { 'PUT /goods/detergent/wish': undefined, 'DELETE /goods/detergent/wish': undefined })
  const { user } = renderPage(<ShopPage />)
  await user.click(await screen.findByRole('button', { name: /^洗衣液/ }))
  api.answers['GET /goods'] = goodsList({ ...dayed, wished: true })
  await user.click(screen.getByRole('button', { name: '我家想要,能换了告诉我' }))
  expect(api.calls('PUT /goods/detergent/wish')).toHaveLength(1)
  await user.click(await screen.findByRole('button', { name: '已经记下了,不想要了点这里' }))
  await waitFor(() => expect(api.calls('DELETE /goods/detergent/wish')).toHaveLength(1))
  await user.click(screen.getByRole('button', { name: '关闭' }))
  await user.click(screen.getByRole('button', { name: /我家想要的.*记下了 1 样/ }))
  expect(open).toHaveBeenCalledWith(routes.wishes)
})

it('redeems from the list of wishes', async () => {
  const api = village([{ ...limited, wished: true }], { 'POST /orders': { id: 'made' } })
  const { user } = renderPage(<WishesPage />)
  await screen.findByText(/家里人记下的都在这里/)
  await user.click(await screen.findByRole('button', { name: '抽纸 3 包,20 分,还有 2 份' }))
  await user.click(screen.getByRole('button', { name: '兑换' }))
  await waitFor(() => expect(open).toHaveBeenCalledWith(routes.order, { id: 'made' }))
  expect(api.calls('POST /orders').map(({ body }) => body)).toEqual([{ lines: [{ goodsId: 'tissues', quantity: 1, points: 20 }] }])
})

it('says how to begin a list, and who cannot have one', async () => {
  village([])
  const { user, unmount } = renderPage(<WishesPage />)
  await user.click(await screen.findByRole('button', { name: '去超市看看' }))
  expect(open).toHaveBeenCalledWith(routes.shop)
  unmount()
  signInAs({ roles: ['villageAdmin'], household: null })
  const api = village([])
  renderPage(<WishesPage />)
  expect(screen.getByText(/没有加入哪一户/)).toBeVisible()
  expect(api.calls('GET /wishes')).toEqual([])
})
