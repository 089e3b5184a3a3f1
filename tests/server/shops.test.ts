import type { AuditPage } from '../../types/contract/audit'
import type { GoodsList } from '../../types/contract/goods'
import type { Order } from '../../types/contract/orders'
import type { Shop } from '../../types/contract/shops'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
beforeEach(async () => (server = await startApp()))
afterEach(() => server.close())

const shopOf = (person: Person) => okay(person.get<Shop>('/shop'))
const put = (person: Person, shop: Shop) => person.send<unknown>({ method: 'PUT', url: '/api/shop', payload: shop })
const closure = { from: '2026-03-14', until: '2026-03-16', reason: '盘货休息' }

async function orderOf(resident: Person): Promise<string> {
  const { id: goodsId, points } = server.village.goods.tissues
  return created(resident.post('/orders', { lines: [{ goodsId, quantity: 1, points }] }))
}
const expiryOf = async (id: string) =>
  (await server.sql<{ at: Date; told: Date | null }>('select expires_at as at, expiry_told_at as told from orders where id = $1', [id]))[0]

test('a keeper changes the shop, everybody of the village sees it, and the trail says from what to what', async () => {
  const [keeper, resident] = [server.as('shopkeeper'), server.as('resident')]
  const before = await shopOf(keeper)
  const hours = before.hours.map((times, day) => (day === 6 ? [] : times))
  const changed = { ...before, place: ' 村口小卖部 ', phone: '13800000010', hours, hoursNote: '赶集日中午不关门', closure, pickUpDays: 10 }
  await okay(put(keeper, changed), 204)
  const now = { ...changed, place: '村口小卖部', version: 2 }
  expect(await shopOf(resident)).toEqual(now)
  expect((await okay(resident.get<GoodsList>('/goods'))).shop).toEqual(now)
  const { items, text } = await okay(server.as('villageAdmin').get<AuditPage>('/audit?action=shop_changed')).then((page) =>
    ({ ...page, text: JSON.stringify(page) }))
  expect(items).toMatchObject([{ about: '村口小卖部', details: { before: { closure: null }, after: { closure, pickUpDays: 10 } } }])
  expect(text).not.toContain('13800000010')
})

test('an earlier version, wrong hours and whoever does not keep the shop change nothing', async () => {
  const admin = server.as('villageAdmin')
  const before = await shopOf(admin)
  await okay(put(admin, before), 204)
  await refusal(put(admin, before), 'stale_version')
  const latest = { ...before, version: 2 }
  const backwards = latest.hours.map(() => [{ from: '17:30', until: '08:30' }])
  await refusal(put(admin, { ...latest, hours: backwards }), 'invalid_request')
  await refusal(put(admin, { ...latest, closure: { ...closure, until: '2026-03-13' } }), 'invalid_request')
  await refusal(put(server.as('resident'), latest), 'forbidden')
  await refusal(put(server.as('reviewer'), latest), 'forbidden')
  expect(await shopOf(admin)).toEqual(latest)
})

test('an order waits for the shop\'s pick-up days, and through a closure that comes later', async () => {
  const [keeper, resident] = [server.as('shopkeeper'), server.as('resident')]
  await server.earn(resident, 40)
  const shop = await shopOf(keeper)
  // 10:00 on 10 March in Asia/Shanghai
  const [waiting, cancelled] = [await orderOf(resident), await orderOf(resident)]
  await okay(resident.post<Order>(`/orders/${cancelled}/cancel`, { version: 1 }))
  expect((await expiryOf(waiting))?.at).toEqual(new Date('2026-03-17T16:00:00Z'))
  await server.sql('update orders set expiry_told_at = $2 where id = $1', [waiting, server.clock.now()])
  await okay(put(keeper, { ...shop, closure }), 204)
  // three days more, and a reminder of its own
  expect(await expiryOf(waiting)).toEqual({ at: new Date('2026-03-20T16:00:00Z'), told: null })
  expect((await expiryOf(cancelled))?.at).toEqual(new Date('2026-03-17T16:00:00Z'))
  // written once more it moves nothing, and what was promised stays
  await okay(put(keeper, { ...shop, closure, version: 2 }), 204)
  await okay(put(keeper, { ...shop, closure: null, pickUpDays: 3, version: 3 }), 204)
  expect((await expiryOf(waiting))?.at).toEqual(new Date('2026-03-20T16:00:00Z'))
  expect((await expiryOf(await orderOf(resident)))?.at).toEqual(new Date('2026-03-13T16:00:00Z'))
})

test('what a household may still take in a period follows its open and fetched orders', async () => {
  const [keeper, resident, { tissues }] = [server.as('shopkeeper'), server.as('resident'), server.village.goods]
  await server.earn(resident, 40)
  await server.sql("update goods set limit_pieces = 2, limit_period = 'month' where id = $1", [tissues.id])
  const left = async (person: Person) =>
    (await okay(person.get<GoodsList>('/goods'))).items.find(({ id }) => id === tissues.id)?.limit
  expect(await left(resident)).toEqual({ pieces: 2, period: 'month', left: 2 })
  const [given, fetched] = [await orderOf(resident), await orderOf(resident)]
  expect((await left(resident))?.left).toBe(0)
  expect((await left(server.as('resident2')))?.left).toBe(2)
  expect((await left(keeper))?.left).toBeNull()
  await refusal(resident.post('/orders', { lines: [{ goodsId: tissues.id, quantity: 1, points: 5 }] }), 'household_limit_reached')
  await okay(resident.post<Order>(`/orders/${given}/cancel`, { version: 1 }))
  await okay(keeper.post<unknown>(`/orders/${fetched}/hand-over`, { version: 1 }))
  expect((await left(resident))?.left).toBe(1)
  // 0:00 on 1 April in Asia/Shanghai, to the millisecond
  server.clock.current = new Date('2026-03-31T15:59:59.999Z')
  expect((await left(server.anew('resident')))?.left).toBe(1)
  server.clock.advance(1)
  expect((await left(server.anew('resident')))?.left).toBe(2)
})

test('a price to come and a category are shown to everybody', async () => {
  const { tissues } = server.village.goods
  const startsAt = new Date(server.clock.now().getTime() + 86_400_000)
  await server.sql("update goods set category = '日用品' where id = $1", [tissues.id])
  await server.sql('insert into goods_prices (village_id, goods_id, starts_at, points, created_at) values ($1, $2, $3, 8, $4)', [
    server.village.id, tissues.id, startsAt, server.clock.now()])
  const shown = async () => (await okay(server.anew('resident').get<GoodsList>('/goods'))).items.find(({ id }) => id === tissues.id)
  const next = await shown()
  expect(next).toMatchObject({ points: 5, category: '日用品', nextPrice: { points: 8 }, limit: null, onSaleFrom: null, wished: false })
  expect(new Date(next?.nextPrice?.startsAt ?? '')).toEqual(startsAt)
  server.clock.advance(86_400_000)
  expect(await shown()).toMatchObject({ points: 8, nextPrice: null })
})
