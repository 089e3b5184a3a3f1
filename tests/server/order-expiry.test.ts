import type { Goods } from '../../types/contract/goods'
import type { MessagePage } from '../../types/contract/messages'
import type { Order } from '../../types/contract/orders'
import type { PointBalance, PointEntryPage } from '../../types/contract/points'
import { createShopkeepingService } from '../../server/modules/shopkeeping/shopkeeping.service'
import { times } from '../support/at-once'
import { ledgerViolations } from '../support/ledger'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'
import { shopkeeperOf, type Shopkeeper } from '../support/shopkeeping'

const day = 86_400_000

let server: TestServer
let one: Shopkeeper
let other: Shopkeeper
let resident: Person
let keeper: Person

beforeEach(async () => {
  server = await startApp()
  ;[one, other] = [shopkeeperOf(server), shopkeeperOf(server)]
  ;[resident, keeper] = [server.as('resident'), server.as('shopkeeper')]
  await server.earn(resident, 50)
})
afterEach(async () => {
  expect(await ledgerViolations(server)).toEqual([])
  await Promise.all([one.close(), other.close()])
  await server.close()
})

async function order(quantity = 1, person = resident): Promise<string> {
  const { id: goodsId, points } = server.village.goods.tissues
  return created(person.post('/orders', { lines: [{ goodsId, quantity, points }] }))
}
const find = (id: string) => okay(resident.get<Order>(`/orders/${id}`))
const free = async () => (await okay(resident.get<PointBalance>('/points/balance'))).free
const told = async (kind: string) =>
  (await okay(resident.get<MessagePage>('/messages?limit=50'))).items.filter((message) => message.kind === kind)
const stock = async () => {
  const { items } = await okay(resident.get<{ items: Goods[] }>('/goods'))
  return items.find(({ id }) => id === server.village.goods.tissues.id)?.stock
}
/** To the last minute of the order, or so long behind it. */
const waitUntil = async (id: string, beyond: number) => {
  server.clock.current = new Date(Date.parse((await find(id)).expiresAt) + beyond)
}
/** Leaves an order so many hours from now. */
const expireAfter = (id: string, hours: number) =>
  server.sql('update orders set expires_at = $2 where id = $1', [id, new Date(server.clock.now().getTime() + hours * 3_600_000)])

test('what nobody fetches in time gives points and goods back, and the household learns of it everywhere', async () => {
  const id = await order(2)
  expect([await free(), await stock()]).toEqual([40, 8])
  await waitUntil(id, -1)
  await one.run()
  expect(await find(id)).toMatchObject({ status: 'held', version: 1 })

  await waitUntil(id, 0)
  expect(await one.run()).toMatchObject({ expired: 1 })
  expect(await find(id)).toMatchObject({
    status: 'expired', pickUp: null, closedAt: server.clock.now().toISOString(), closedBy: null, version: 2
  })
  expect([await free(), await stock()]).toEqual([50, 10])
  expect(await told('order_expired')).toEqual([expect.objectContaining({ orderId: id, points: 10, about: 'tissues 永安寨村 × 2' })])
  const { items } = await okay(resident.get<PointEntryPage>('/points/entries'))
  expect(items[0]).toMatchObject({ kind: 'release', amount: 10, balanceAfter: 50, orderId: id, order: { status: 'expired', reason: null, fetchedBy: null } })
  const [transfer] = await server.sql('select created_by from point_transfers where order_id = $1 and kind = $2', [id, 'release'])
  expect(transfer).toEqual({ created_by: null })
  const [movement] = await server.sql('select created_by, quantity from stock_movements where order_id = $1 and kind = $2', [id, 'release'])
  expect(movement).toEqual({ created_by: null, quantity: 2 })

  expect(await one.run()).toMatchObject({ expired: 0 })
  await refusal(resident.post(`/orders/${id}/cancel`, { version: 2 }), 'order_expired')
  await refusal(keeper.post(`/orders/${id}/hand-over`, { version: 1 }), 'order_expired')
})

test('its code says so at the counter', async () => {
  const id = await order()
  const { pickUp } = await find(id)
  await waitUntil(id, 0)
  await one.run()
  for (const code of [pickUp?.token, pickUp?.digits]) {
    const { fields } = await refusal(keeper.post('/orders/look-up', { code }), 'order_expired')
    expect(fields).toEqual({ closedAt: server.clock.now().toISOString() })
  }
})

test('several orders of several households, by two processes again and again at the same moment: each once', async () => {
  const second = server.as('resident2')
  await server.earn(second, 50)
  const ids = [await order(), await order(2), await order(1, second), await order(3, second)]
  await waitUntil(ids[0] ?? '', 0)
  const runs = await times(12, (index) => (index % 2 ? one : other).run())
  expect(runs.reduce((sum, { expired = 0 }) => sum + expired, 0)).toBe(4)
  const rows = await server.sql('select status, version from orders')
  expect(rows).toEqual(ids.map(() => ({ status: 'expired', version: 2 })))
  expect([await free(), await stock()]).toEqual([50, 10])
  expect(await told('order_expired')).toHaveLength(2)
})

test.each(['hand-over', 'cancel'] as const)('against a %s at the same moment one of them wins, in every round', async (act) => {
  const process = await server.another()
  for (let round = 0; round < 9; round++) {
    const id = await order()
    await expireAfter(id, 0)
    const person = (act === 'cancel' ? resident : keeper).at(process)
    await person.get('/me')
    const [, , answer] = await Promise.all([
      one.run(), other.run(), person.post<{ code?: string }>(`/orders/${id}/${act}`, { version: 1 })
    ])
    // who came first took the order's row: whoever was left out of it this time finds nothing to do the next
    await one.run()
    const { status } = await find(id)
    expect([[200, act === 'cancel' ? 'cancelled' : 'handed_over'], [409, 'expired']]).toContainEqual([answer.status, status])
    expect(await server.sql('select kind from point_transfers where order_id = $1', [id])).toHaveLength(2)
    expect(await server.sql('select kind from stock_movements where order_id = $1', [id])).toHaveLength(2)
    await server.earn(resident, 5)
  }
})

test('a day before, the household is reminded, once', async () => {
  const id = await order()
  await waitUntil(id, -day - 60_000)
  await one.run()
  expect(await told('order_expiring')).toEqual([])
  await waitUntil(id, -day)
  const runs = await times(6, (index) => (index % 2 ? one : other).run())
  expect(runs.reduce((sum, { reminded = 0 }) => sum + reminded, 0)).toBe(1)
  expect(await told('order_expiring')).toEqual([expect.objectContaining({ orderId: id, points: 5, about: 'tissues 永安寨村' })])
  server.clock.advance(day / 2)
  expect(await one.run()).toMatchObject({ reminded: 0 })
})

test('nobody is reminded of what they ordered an hour ago', async () => {
  await expireAfter(await order(), 20)
  server.clock.advance(3_600_000)
  expect(await one.run()).toMatchObject({ reminded: 0 })
})

test('a village that fails keeps no other one from its turn', async () => {
  const failures: string[] = []
  const seen: string[] = []
  const shopkeeping = createShopkeepingService({
    database: server.stores.database,
    tasks: {
      first: async (_, villageId) => {
        if (villageId === server.village.id) throw new Error('a disk is full')
        return 1
      },
      second: async (_, villageId) => {
        seen.push(villageId)
        return 1
      }
    },
    onFailure: (what) => failures.push(what)
  })
  expect(await shopkeeping.run()).toEqual({ first: 1, second: 2 })
  expect(failures).toEqual([`first of ${server.village.id}`])
  expect(seen.sort()).toEqual([server.village.id, server.neighbour.id].sort())
})
