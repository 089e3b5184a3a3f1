import type { AuditPage } from '../../types/contract/audit'
import type { Order } from '../../types/contract/orders'
import type { ShopDay, ShopDayPage } from '../../types/contract/shop-days'
import { outcomes, times } from '../support/at-once'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let keeper: Person
let resident: Person
let soap: string
let tissues: string

const hour = 3_600_000
/** A time of day in March 2026, in Shanghai. */
const at = (day: number, clock: string) =>
  void (server.clock.current = new Date(`2026-03-${String(day).padStart(2, '0')}T${clock}:00+08:00`))
const list = (query = '') => okay(keeper.get<ShopDayPage>(`/shop-days${query}`))
const find = (day: string) => okay(keeper.get<ShopDay>(`/shop-days/${day}`))
const close = (day: string, note = '', person = keeper, key?: string) => person.post<unknown>('/shop-days', { day, note }, key ? { key } : {})
const move = (payload: object) => okay(keeper.post<unknown>('/stock-movements', payload), 204)
const lineOf = ({ lines }: ShopDay, id: string) => lines.find(({ goodsId }) => goodsId === id)

async function redeem(quantity: number): Promise<void> {
  const lines = [{ goodsId: tissues, quantity, points: server.village.goods.tissues.points }]
  const id = await created(resident.post('/orders', { lines }))
  const { version } = await okay(resident.get<Order>(`/orders/${id}`))
  await okay(keeper.post(`/orders/${id}/hand-over`, { version }))
}

beforeAll(async () => {
  server = await startApp()
  keeper = server.anew('shopkeeper')
  resident = server.anew('resident')
  soap = server.village.goods.soap.id
  tissues = server.village.goods.tissues.id
  at(9, '08:00')
  for (let count = 0; count < 3; count++) await server.earn(resident, 50)
})
afterAll(() => server.close())

test('a day that is not signed is told from the journal, and what went on', async () => {
  at(9, '10:00')
  await move({ goodsId: soap, kind: 'in', quantity: 20, reason: '供销社', costFen: 800 })
  await move({ goodsId: soap, kind: 'broken', quantity: 2, reason: '漏了' })
  await move({ goodsId: soap, kind: 'out', quantity: 1, reason: '慰问' })
  await redeem(2)
  await redeem(1)
  const { today, unclosed, items } = await list()
  expect(today).toEqual({ day: '2026-03-09', orders: 2, pieces: 3, points: 15, closed: false, closesAt: '17:30' })
  expect(items).toEqual([])
  // the first pieces came in long before
  expect(unclosed).toEqual([expect.objectContaining({ orders: 0 })])
  const day = await find('2026-03-09')
  expect(day).toMatchObject({ since: '2026-03-09', orders: 2, pieces: 3, points: 15, closedAt: null, closesAt: '17:30' })
  expect(lineOf(day, soap)).toMatchObject({ opening: 100, cameIn: 20, wentOut: 1, broken: 2, counted: 0, handedOver: 0, closing: 117 })
  expect(lineOf(day, tissues)).toMatchObject({ opening: 10, handedOver: 3, closing: 7 })
})

test('today waits for the shop to close, days to come for themselves', async () => {
  const refused = await refusal(close('2026-03-09'), 'shop_day_not_over')
  expect(refused.fields).toEqual({ until: '17:30' })
  await refusal(close('2026-03-10'), 'shop_day_not_over')
  await refusal(close('2026-02-30'), 'invalid_request')
  await refusal(keeper.get('/shop-days/2026-03-10'), 'not_found')
  await refusal(keeper.get('/shop-days/2026-02-30'), 'not_found')
})

test('the keeper signs it in the evening, and nobody changes it afterwards', async () => {
  at(9, '17:30')
  await okay(close('2026-03-09', '  正常 ', keeper, 'the key of the evening'), 204)
  await okay(close('2026-03-09', '正常', keeper, 'the key of the evening'), 204)
  await refusal(close('2026-03-09'), 'shop_day_closed')
  await refusal(close('2026-03-08'), 'shop_day_closed')
  const day = await find('2026-03-09')
  expect(day).toMatchObject({ orders: 2, pieces: 3, points: 15, note: '正常', closedBy: { name: server.village.people.shopkeeper.name } })
  await server.sql('update goods set name = $2 where id = $1', [soap, '肥皂'])
  expect(await find('2026-03-09')).toEqual(day)
  const { items: [event] } = await okay(server.as('villageAdmin').get<AuditPage>('/audit?action=shop_day_closed'))
  expect(event).toMatchObject({ about: '2026-03-09', details: { orders: 2, pieces: 3, points: 15 } })
  await expect(server.sql('update shop_days set note = $1', ['x'])).rejects.toThrow()
  await expect(server.sql('delete from shop_day_lines')).rejects.toThrow()
})

test('what comes after the evening is in the next day that is signed', async () => {
  at(9, '18:10')
  await redeem(1)
  expect((await list()).today).toMatchObject({ closed: true, closesAt: null })
  at(10, '19:00')
  const { unclosed, today } = await list()
  expect([unclosed, today.orders]).toEqual([[], 0])
  await okay(close('2026-03-10'), 204)
  const day = await find('2026-03-10')
  expect(day).toMatchObject({ since: '2026-03-10', orders: 1, pieces: 1, points: 5 })
  expect(lineOf(day, tissues)).toMatchObject({ opening: 7, handedOver: 1, closing: 6 })
})

test('a movement that was written down while a day was being signed is in the next one', async () => {
  await server.sql(
    `insert into stock_movements (village_id, goods_id, kind, quantity, created_at) values ($1, $2, 'in', 5, $3)`,
    [server.village.id, soap, new Date(server.clock.current.getTime() - hour)])
  at(11, '20:00')
  await okay(close('2026-03-11'), 204)
  const day = await find('2026-03-11')
  expect(lineOf(day, soap)).toMatchObject({ opening: 117, cameIn: 5, closing: 122 })
})

test('days without movement need no signature, and those forgotten are in the next one', async () => {
  at(13, '10:00')
  await redeem(1)
  at(15, '10:00')
  await move({ goodsId: soap, kind: 'in', quantity: 3, reason: '', costFen: null })
  at(17, '09:00')
  const { unclosed } = await list()
  expect(unclosed.map(({ day }) => day)).toEqual(['2026-03-15', '2026-03-13'])
  // before it opens nobody can sign today, but the days that are over
  await refusal(close('2026-03-17'), 'shop_day_not_over')
  await okay(close('2026-03-15'), 204)
  expect(await find('2026-03-13')).toMatchObject({ day: '2026-03-15', since: '2026-03-13', orders: 1, pieces: 1 })
  await refusal(keeper.get('/shop-days/2026-03-12'), 'not_found')
  expect((await list()).unclosed).toEqual([])
})

test('on a day on which the shop stays closed it can be signed at once', async () => {
  await server.sql(
    `update shops set closed_from = '2026-03-17', closed_until = '2026-03-18', closed_reason = '进货' where village_id = $1`,
    [server.village.id])
  expect((await list()).today).toMatchObject({ closesAt: null, closed: false })
  await okay(close('2026-03-17', '没开门'), 204)
  expect(await find('2026-03-17')).toMatchObject({ orders: 0, pieces: 0, points: 0 })
})

test('of several who sign at once one does, and every piece is in one day', async () => {
  at(19, '21:00')
  await redeem(1)
  const answers = await times(6, (index) => close('2026-03-19', '', index % 2 ? keeper : server.anew('villageAdmin')))
  expect(outcomes(answers)).toEqual({ done: 1, shop_day_closed: 5 })
  const [sums] = await server.sql<{ told: string; journal: string }>(
    `select (select sum(handed_over) from shop_day_lines where village_id = $1) as told,
       (select sum(quantity) from stock_movements where village_id = $1 and kind = 'hand_over') as journal`, [server.village.id])
  expect(sums?.told).toBe(sums?.journal)
  const [chain] = await server.sql<{ broken: string }>(
    `select count(*) as broken from (
       select opening, lag(closing) over (partition by goods_id order by day) as before from shop_day_lines where village_id = $1
     ) l where before is not null and before <> opening`, [server.village.id])
  expect(chain?.broken).toBe('0')
})

test('signed days come page by page, the latest first', async () => {
  const first = await list('?limit=2')
  expect(first.items.map(({ day }) => day)).toEqual(['2026-03-19', '2026-03-17'])
  const second = await list(`?limit=2&cursor=${first.nextCursor}`)
  expect(second.items.map(({ day }) => day)).toEqual(['2026-03-15', '2026-03-11'])
  await refusal(keeper.get('/shop-days?cursor=x'), 'invalid_request')
})

test('residents and reviewers see and sign nothing', async () => {
  for (const who of [server.anew('resident'), server.anew('reviewer')]) {
    await refusal(who.get('/shop-days'), 'forbidden')
    await refusal(who.get('/shop-days/2026-03-09'), 'forbidden')
    await refusal(close('2026-03-20', '', who), 'forbidden')
  }
  expect((await okay(server.anew('shopkeeper', server.neighbour).get<ShopDayPage>('/shop-days'))).items).toEqual([])
})
