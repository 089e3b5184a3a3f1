import { createGoodsService } from '../../server/modules/goods/goods.service'
import { createMessagesService } from '../../server/modules/messages/messages.service'
import { createPhotosService } from '../../server/modules/photos/photos.service'
import { createAuditService } from '../../server/modules/audit/audit.service'
import { createShopsService } from '../../server/modules/shops/shops.service'
import { createWishesService } from '../../server/modules/wishes/wishes.service'
import type { GoodsList, WishList } from '../../types/contract/goods'
import type { MessagePage } from '../../types/contract/messages'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
beforeEach(async () => (server = await startApp()))
afterEach(() => server.close())

const day = 86_400_000

const wish = (person: Person, id: string) => person.send<unknown>({ method: 'PUT', url: `/api/goods/${id}/wish` })
const wishesOf = async (person: Person) => (await okay(person.get<WishList>('/wishes'))).items.map(({ id }) => id)
const onShelf = async (person: Person, id: string) => (await okay(person.get<GoodsList>('/goods'))).items.find((goods) => goods.id === id)

/** What the shop does by itself from time to time. */
function remind(): Promise<number> {
  const { clock, stores } = server
  const audit = createAuditService({ ...stores, clock })
  const [photos, shops] = [createPhotosService({ ...stores, clock }), createShopsService({ ...stores, clock, audit })]
  const goods = createGoodsService({ ...stores, clock, photos, shops })
  const wishes = createWishesService({ ...stores, clock, goods, messages: createMessagesService({ ...stores, clock }) })
  return stores.database.inVillage(server.village.id, (tx) => wishes.remind(tx, server.village.id))
}

const news = async (person: Person) =>
  (await okay(person.get<MessagePage>('/messages'))).items.filter(({ kind }) => kind === 'wish_available').map(({ goodsId }) => goodsId)

/** Moves pieces in or out, as the keeper books them. */
const move = (goodsId: string, kind: 'in' | 'out', quantity: number) =>
  server.sql(
    `insert into stock_movements (village_id, goods_id, kind, quantity, reason, created_at) values ($1, $2, $3, $4, 'for the test', $5)`,
    [server.village.id, goodsId, kind, quantity, server.clock.now()])

test('a wish is the household\'s, once, until it is taken back', async () => {
  const [resident, other, { tissues, soap }] = [server.as('resident'), server.as('resident2'), server.village.goods]
  const { account } = resident
  const sister = await server.newPerson({ household: server.village.households.findIndex(({ id }) => id === account?.householdId) })
  for (const { id } of [tissues, tissues, soap]) {
    await okay(wish(resident, id), 204)
    server.clock.advance(1000)
  }
  expect(await wishesOf(resident)).toEqual([soap.id, tissues.id])
  expect(await wishesOf(sister)).toEqual([soap.id, tissues.id])
  expect(await wishesOf(other)).toEqual([])
  expect([(await onShelf(sister, soap.id))?.wished, (await onShelf(other, soap.id))?.wished]).toEqual([true, false])
  await okay(sister.delete(`/goods/${soap.id}/wish`) as Promise<never>, 204)
  expect(await wishesOf(resident)).toEqual([tissues.id])
  await refusal(wish(resident, server.neighbour.goods.soap.id), 'goods_not_found')
})

test('who wishes for what is gone is told once when it is there again, and again only when it was gone again, another day', async () => {
  const [resident, { tissues }] = [server.as('resident'), server.village.goods]
  await move(tissues.id, 'out', 10)
  await okay(wish(resident, tissues.id), 204)
  expect(await remind()).toBe(0)
  await move(tissues.id, 'in', 3)
  expect(await remind()).toBe(1)
  expect(await remind()).toBe(0)
  expect(await news(resident)).toEqual([tissues.id])
  expect(await news(server.as('resident2'))).toEqual([])
  await move(tissues.id, 'out', 3)
  await remind()
  await move(tissues.id, 'in', 1)
  expect(await remind()).toBe(0)
  server.clock.advance(day)
  expect(await remind()).toBe(0)
  await move(tissues.id, 'out', 1)
  await remind()
  await move(tissues.id, 'in', 1)
  expect(await remind()).toBe(1)
})

test('who wishes for what can be had is told nothing of it', async () => {
  const [resident, { soap }] = [server.as('resident'), server.village.goods]
  await okay(wish(resident, soap.id), 204)
  expect(await remind()).toBe(0)
})

test('goods that are announced are told of when their day has come', async () => {
  const [resident, { kettle }] = [server.as('resident'), server.village.goods]
  const from = new Date(server.clock.now().getTime() + 2 * day)
  await server.sql('update goods set on_sale_from = $2 where id = $1', [kettle.id, from])
  expect((await onShelf(resident, kettle.id))?.onSaleFrom).toBe(from.toISOString())
  await okay(wish(resident, kettle.id), 204)
  server.clock.advance(2 * day - 1)
  expect(await remind()).toBe(0)
  server.clock.advance(1)
  expect(await remind()).toBe(1)
  expect((await onShelf(resident, kettle.id))?.onSaleFrom).toBeNull()
})

test('what was closed stays on the list of wishes, and what was fetched does not', async () => {
  const [resident, keeper, { soap, tissues }] = [server.as('resident'), server.as('shopkeeper'), server.village.goods]
  await server.earn(resident, 30)
  for (const { id } of [soap, tissues]) await okay(wish(resident, id), 204)
  await server.sql('update goods set closed_at = now() where id = $1', [tissues.id])
  const order = await created(resident.post('/orders', { lines: [{ goodsId: soap.id, quantity: 1, points: 12 }] }))
  await remind()
  expect((await wishesOf(resident)).sort()).toEqual([soap.id, tissues.id].sort())
  await okay(keeper.post<unknown>(`/orders/${order}/hand-over`, { version: 1 }))
  await remind()
  expect(await wishesOf(resident)).toEqual([tissues.id])
  expect((await okay(resident.get<WishList>('/wishes'))).items[0]?.open).toBe(false)
})

test('somebody without a household wishes for nothing', async () => {
  const admin = server.as('villageAdmin')
  await refusal(wish(admin, server.village.goods.soap.id), 'household_missing')
  await refusal(admin.get('/wishes'), 'household_missing')
})
