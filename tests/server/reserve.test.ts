import type { AuditPage } from '../../types/contract/audit'
import type { MessagePage } from '../../types/contract/messages'
import type { Order } from '../../types/contract/orders'
import type { BudgetPage, Reserve } from '../../types/contract/reserve'
import { createServices } from '../../server/services'
import { outcomes, times } from '../support/at-once'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let keeper: Person
let admin: Person
let resident: Person

beforeAll(async () => {
  server = await startApp()
  keeper = server.as('shopkeeper')
  admin = server.as('villageAdmin')
  resident = server.as('resident')
})
afterAll(() => server.close())

const reserve = (person = keeper) => okay(person.get<Reserve>('/reserve'))
const book = (amountFen: number, reason = '镇里拨的', person = admin, key?: string) =>
  person.post<{ id: string }>('/budget-entries', { amountFen, reason }, key ? { key } : {})
const reverse = (id: string, person = admin) => person.post<{ id: string }>(`/budget-entries/${id}/reverse`, { reason: '记错了' })
const buy = (goods: 'tissues' | 'soap', quantity: number, costFen: number | null) =>
  okay(keeper.post('/stock-movements', { goodsId: server.village.goods[goods].id, kind: 'in', quantity, reason: '供销社', costFen }), 204)

test('as long as nobody entered a cost, nothing is said of the cover', async () => {
  await server.earn(resident, 50)
  await server.earn(resident, 50)
  expect(await reserve()).toMatchObject({
    status: 'unknown', pointFen: null, pointFrom: null, liabilityFen: null, cover: null, monthsLeft: null, free: 100, held: 0, stockValueFen: 0
  })
})

test('money is set aside by the admin, once for one key', async () => {
  const id = await created(book(50_000, ' 镇里拨的 ', admin, 'the key of a budget'))
  expect(await created(book(50_000, '镇里拨的', admin, 'the key of a budget'))).toBe(id)
  await refusal(book(50_000, '   '), 'reason_missing')
  await refusal(book(0), 'invalid_request')
  await refusal(book(100, 'x', keeper), 'forbidden')
  const { items } = await okay(keeper.get<BudgetPage>('/budget-entries'))
  expect(items).toEqual([expect.objectContaining({
    id, amountFen: 50_000, reason: '镇里拨的', by: server.village.people.villageAdmin.name, reverses: null, reversed: false
  })])
  const { items: [event] } = await okay(admin.get<AuditPage>('/audit?action=budget_booked'))
  expect(event).toMatchObject({ about: '镇里拨的', details: { amountFen: 50_000 } })
})

test('a mistake is booked back by another entry, once', async () => {
  const id = await created(book(999, '记错的'))
  const answers = await times(5, () => reverse(id))
  expect(outcomes(answers)).toEqual({ done: 1, budget_entry_reversed: 4 })
  const { items } = await okay(admin.get<BudgetPage>('/budget-entries'))
  const back = items.find(({ reverses }) => reverses === id)
  expect(back).toMatchObject({ amountFen: -999, reason: '记错了' })
  expect(items.find((entry) => entry.id === id)?.reversed).toBe(true)
  await refusal(reverse(back?.id ?? ''), 'not_found')
  await refusal(reverse(id, keeper), 'forbidden')
  expect((await reserve()).budgetFen).toBe(50_000)
  await expect(server.sql('update budget_entries set amount_fen = 1')).rejects.toThrow()
})

test('goods on sale tell what a point costs until something was handed over', async () => {
  // 12 points each at 6 yuan, and 5 points each at 5 yuan: 11 yuan for 17 points
  await buy('soap', 10, 600)
  await buy('tissues', 10, 500)
  const found = await reserve()
  expect(found).toMatchObject({
    pointFrom: 'on_sale', pointFen: 64.71, liabilityFen: 6471, purchasesFen: 11_000, budgetLeftFen: 39_000,
    // what was there before counts at the latest cost, too
    stockValueFen: 110 * 600 + 20 * 500
  })
  expect(found.goods.find(({ name }) => name.startsWith('kettle'))).toMatchObject({ costFen: null, fenPerPoint: null, against: null })
  expect(found.goods.find(({ name }) => name.startsWith('tissues'))).toMatchObject({ costFen: 500, fenPerPoint: 100, against: 155, shelf: 20 })
})

test('what was handed over tells it afterwards, and points of open orders count', async () => {
  const { tissues } = server.village.goods
  const order = async () => created(resident.post('/orders', { lines: [{ goodsId: tissues.id, quantity: 2, points: 5 }] }))
  const id = await order()
  const { version } = await okay(resident.get<Order>(`/orders/${id}`))
  await okay(keeper.post(`/orders/${id}/hand-over`, { version }))
  await order()
  const found = await reserve()
  expect(found).toMatchObject({
    pointFrom: 'handed_over', pointFen: 100, free: 80, held: 10, liabilityFen: 9000, stockValueFen: 110 * 600 + 18 * 500, issued: 100, redeemed: 10
  })
  expect(found.cover).toBe(Math.floor((100 * (75_000 + 39_000)) / 9000))
  // 105,000 fen more than it takes, at 100 points a month of 100 fen
  expect(found).toMatchObject({ status: 'fine', monthsLeft: 10.5 })
  // the latest cost counts, and a purchase without one changes none
  await buy('tissues', 1, 600)
  await buy('tissues', 1, null)
  expect((await reserve()).goods.find(({ name }) => name.startsWith('tissues'))).toMatchObject({ costFen: 600, fenPerPoint: 120 })
})

test('those who keep the books are told once when it turns amber, once when red, and again after it was enough', async () => {
  const { reserve: service } = createServices({ ...server.stores, clock: server.clock, config: { secretKey: 'x'.repeat(32), demo: true, trustProxy: [], publicUrl: '' } })
  const look = () => server.stores.database.inVillage(server.village.id, (tx) => service.warn(tx, server.village.id))
  const told = async (person: Person) =>
    (await okay(person.get<MessagePage>('/messages'))).items.filter(({ kind }) => kind === 'reserve_short').map(({ about }) => about)
  /** So much budget that the cover is as wanted. */
  const cover = async (percent: number) => {
    const now = await reserve()
    const missing = Math.round(((now.liabilityFen ?? 0) * percent) / 100) - now.stockValueFen - now.budgetLeftFen
    await server.sql(
      'insert into budget_entries (village_id, id, amount_fen, reason, created_by, created_at) values ($1, gen_random_uuid(), $2, $3, $4, now())',
      [server.village.id, missing, '试', admin.account?.id])
    server.clock.advance(3_600_000)
  }
  expect(await look()).toBe(0)
  await cover(110)
  expect((await reserve()).status).toBe('amber')
  const sums = await times(6, look)
  expect(sums.reduce((sum, one) => sum + one, 0)).toBe(1)
  expect(await told(keeper)).toEqual(['amber'])
  expect(await told(admin)).toEqual(['amber'])
  expect(await told(resident)).toEqual([])
  server.clock.advance(3_600_000)
  expect(await look()).toBe(0)
  await cover(90)
  expect((await reserve())).toMatchObject({ status: 'red', monthsLeft: 0 })
  expect(await look()).toBe(1)
  // a little better is not told, nor that it is as bad again
  await cover(110)
  expect(await look()).toBe(0)
  await cover(90)
  expect(await look()).toBe(0)
  await cover(5000)
  expect(await look()).toBe(0)
  await cover(110)
  expect(await look()).toBe(1)
  expect(await told(keeper)).toEqual(['amber', 'red', 'amber'])
  // less than an hour later nobody looks
  await cover(90)
  server.clock.advance(-1800_000)
  expect(await look()).toBe(0)
})

test('residents and reviewers see nothing of the money, nor does another village', async () => {
  for (const who of [resident, server.as('reviewer')]) {
    await refusal(who.get('/reserve'), 'forbidden')
    await refusal(who.get('/budget-entries'), 'forbidden')
    await refusal(book(100, 'x', who), 'forbidden')
  }
  expect(await reserve(server.as('shopkeeper', server.neighbour))).toMatchObject({ budgetFen: 0, stockValueFen: 0, free: 0 })
})
