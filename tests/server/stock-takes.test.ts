import type { AuditPage } from '../../types/contract/audit'
import type { Order } from '../../types/contract/orders'
import type { StockTake, StockTakePage } from '../../types/contract/stock-takes'
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
  for (let count = 0; count < 5; count++) await server.earn(resident, 50)
})
afterAll(() => server.close())
afterEach(async () => {
  const { open } = await okay(keeper.get<StockTakePage>('/stock-takes'))
  if (open) await okay(discard(keeper, open.id, (await sheet(open.id)).version), 204)
})

const start = (person = keeper) => created(person.post<{ id: string }>('/stock-takes'))
const sheet = (id: string, person = keeper) => okay(person.get<StockTake>(`/stock-takes/${id}`))
const put = (id: string, path: string, payload: object, person = keeper) =>
  person.send<unknown>({ method: 'PUT', url: `/api/stock-takes/${id}/lines/${path}`, payload })
const count = (id: string, goodsId: string, counted: number, person = keeper) => put(id, goodsId, { counted }, person)
const explain = (id: string, goodsId: string, reason: string, person = keeper) => put(id, `${goodsId}/reason`, { reason }, person)
const finish = (person: Person, id: string, version: number) => person.post<unknown>(`/stock-takes/${id}/finish`, { version })
const discard = (person: Person, id: string, version: number) => person.post<unknown>(`/stock-takes/${id}/discard`, { version })
const goods = () => server.village.goods
const shelf = async (id: string) =>
  (await server.sql<{ stock: number; held: number }>('select stock, held from goods where id = $1', [id]))[0]
const move = (payload: object) => keeper.post<unknown>('/stock-movements', payload)
async function order(quantity: number): Promise<{ id: string; version: number }> {
  const { tissues } = goods()
  const id = await created(resident.post('/orders', { lines: [{ goodsId: tissues.id, quantity, points: tissues.points }] }))
  const { version } = await okay(resident.get<Order>(`/orders/${id}`))
  return { id, version }
}
const handOver = ({ id, version }: { id: string; version: number }) => keeper.post<unknown>(`/orders/${id}/hand-over`, { version })

test('one sheet is open at a time, and holds everything on sale or on the shelf', async () => {
  const id = await start()
  await refusal(admin.post('/stock-takes'), 'stock_take_open')
  const { open } = await okay(admin.get<StockTakePage>('/stock-takes'))
  expect(open).toMatchObject({ id, startedBy: { id: keeper.account?.id }, goods: 0, finishedAt: null })
  await server.sql('update goods set closed_at = now() where id = any($1)', [[goods().soap.id, goods().kettle.id]])
  await move({ goodsId: goods().kettle.id, kind: 'broken', quantity: 1, reason: '摔坏了' })
  const { lines } = await sheet(id)
  expect(lines.map(({ goodsId, expected, onSale, counted }) => [goodsId, expected, onSale, counted])).toEqual([
    [goods().tissues.id, 10, true, null], [goods().soap.id, 100, false, null]
  ])
  await server.sql('update goods set closed_at = null')
})

test('of many who open one at once, one has', async () => {
  const answers = await times(8, (index) => (index % 2 ? keeper : admin).post<unknown>('/stock-takes'))
  expect(outcomes(answers)).toEqual({ done: 1, stock_take_open: 7 })
})

test('each line is saved as it is counted, and taken up again by somebody else', async () => {
  const id = await start()
  await okay(count(id, goods().tissues.id, 9), 204)
  await okay(explain(id, goods().tissues.id, '潮了一包'), 204)
  await okay(count(id, goods().soap.id, 100, admin), 204)
  const { lines, version } = await sheet(id, admin)
  expect(lines[0]).toMatchObject({ expected: 10, counted: 9, reason: '潮了一包', countedBy: { id: keeper.account?.id } })
  expect(lines[1]).toMatchObject({ counted: 100, countedBy: { id: admin.account?.id } })
  await okay(keeper.send({ method: 'DELETE', url: `/api/stock-takes/${id}/lines/${goods().soap.id}` }), 204)
  expect((await sheet(id)).lines[1]).toMatchObject({ counted: null, countedBy: null })
  // whoever finishes has seen the last line
  await refusal(finish(keeper, id, version), 'stale_version')
  await refusal(explain(id, goods().soap.id, '不知道'), 'not_found')
  await refusal(explain(id, goods().tissues.id, '   '), 'reason_missing')
  await refusal(count(id, server.neighbour.goods.soap.id, 3), 'goods_not_found')
})

test('a finished one books each difference with its reason, and what it is worth', async () => {
  await okay(move({ goodsId: goods().soap.id, kind: 'in', quantity: 1, reason: '供销社', costFen: 850 }), 204)
  const before = { tissues: await shelf(goods().tissues.id), soap: await shelf(goods().soap.id) }
  const id = await start()
  await refusal(finish(keeper, id, (await sheet(id)).version), 'stock_take_empty')
  await okay(count(id, goods().soap.id, 98), 204)
  await okay(count(id, goods().tissues.id, 10), 204)
  const refused = await refusal(finish(keeper, id, (await sheet(id)).version), 'reason_missing')
  expect(refused.fields).toEqual({ goods: goods().soap.name })
  await okay(explain(id, goods().soap.id, '漏记了三瓶'), 204)
  await okay(finish(keeper, id, (await sheet(id)).version), 204)
  expect(await shelf(goods().soap.id)).toEqual({ ...before.soap, stock: 98 })
  expect(await shelf(goods().tissues.id)).toEqual(before.tissues)
  const { items, open } = await okay(keeper.get<StockTakePage>('/stock-takes'))
  expect(open).toBeNull()
  expect(items[0]).toMatchObject({ id, goods: 2, different: 1, more: 0, fewer: 3, valueFen: -2550, finishedBy: { id: keeper.account?.id } })
  const movements = await server.sql('select kind, quantity, reason, stock_take_id from stock_movements where stock_take_id = $1', [id])
  expect(movements).toEqual([{ kind: 'counted', quantity: -3, reason: '漏记了三瓶', stock_take_id: id }])
  await refusal(count(id, goods().soap.id, 50), 'stock_take_finished')
  await refusal(discard(keeper, id, 9), 'stock_take_finished')
  const { items: [event] } = await okay(admin.get<AuditPage>('/audit?action=stock_taken'))
  expect(event).toMatchObject({ details: { counted: 2, differences: [{ goods: goods().soap.name, difference: -3, reason: '漏记了三瓶' }] } })
})

test('what the shop does between the count and the finish stays true', async () => {
  const open = await order(2)
  const before = await shelf(goods().tissues.id)
  const id = await start()
  // all that lies there, what is set aside too, and one more than the books say
  await okay(count(id, goods().tissues.id, (before?.stock ?? 0) + 2 + 1), 204)
  await okay(explain(id, goods().tissues.id, '柜子底下找到一包'), 204)
  await okay(handOver(open), 200)
  const another = await order(1)
  await okay(finish(keeper, id, (await sheet(id)).version), 204)
  // two went over the counter, one is set aside, one was found
  expect(await shelf(goods().tissues.id)).toEqual({ stock: (before?.stock ?? 0) - 1 + 1, held: 1 })
  await okay(handOver(another), 200)
})

test('a count that leaves fewer than are set aside is refused with the facts, and books nothing', async () => {
  const open = await order(3)
  const before = await shelf(goods().tissues.id)
  const id = await start()
  await okay(count(id, goods().tissues.id, 2), 204)
  await okay(explain(id, goods().tissues.id, '少了'), 204)
  const refused = await refusal(finish(keeper, id, (await sheet(id)).version), 'counted_below_held')
  expect(refused.fields).toEqual({ goods: goods().tissues.name, held: 3, left: 2 })
  expect(await shelf(goods().tissues.id)).toEqual(before)
  expect((await sheet(id)).finishedAt).toBeNull()
  await okay(handOver(open), 200)
})

test('of several who finish at once one does', async () => {
  const id = await start()
  const before = await shelf(goods().soap.id)
  await okay(count(id, goods().soap.id, 90), 204)
  await okay(explain(id, goods().soap.id, '对不上'), 204)
  const { version } = await sheet(id)
  const answers = await times(6, (index) => finish(index % 2 ? keeper : admin, id, version))
  expect(outcomes(answers)).toEqual({ done: 1, stock_take_finished: 5 })
  expect(await shelf(goods().soap.id)).toEqual({ ...before, stock: 90 })
})

test('finishing and handing over at once lose no piece', async () => {
  const orders = [await order(1), await order(1), await order(1)]
  const id = await start()
  const before = await shelf(goods().tissues.id)
  await okay(count(id, goods().tissues.id, (before?.stock ?? 0) + (before?.held ?? 0) - 1), 204)
  await okay(explain(id, goods().tissues.id, '少一包'), 204)
  const { version } = await sheet(id)
  const answers = await Promise.all([finish(keeper, id, version), ...orders.map(handOver)])
  expect(outcomes(answers)).toEqual({ done: 4 })
  expect(await shelf(goods().tissues.id)).toEqual({ stock: (before?.stock ?? 0) - 1, held: 0 })
})

test('one that is given up books nothing and leaves a trace', async () => {
  const before = await shelf(goods().soap.id)
  const id = await start()
  await okay(count(id, goods().soap.id, 1), 204)
  await okay(discard(admin, id, (await sheet(id)).version), 204)
  expect(await shelf(goods().soap.id)).toEqual(before)
  await refusal(keeper.get(`/stock-takes/${id}`), 'not_found')
  const { items: [event] } = await okay(admin.get<AuditPage>('/audit?action=stock_take_discarded'))
  expect(event?.by.id).toBe(admin.account?.id)
  expect((await okay(keeper.get<StockTakePage>('/stock-takes'))).items.map((take) => take.id)).not.toContain(id)
})

test('finished ones come page by page, the latest first', async () => {
  const first = await okay(keeper.get<StockTakePage>('/stock-takes?limit=1'))
  const second = await okay(keeper.get<StockTakePage>(`/stock-takes?limit=1&cursor=${first.nextCursor}`))
  expect(new Date(second.items[0]?.finishedAt ?? 0).getTime()).toBeLessThanOrEqual(new Date(first.items[0]?.finishedAt ?? 0).getTime())
  expect(second.items[0]?.id).not.toBe(first.items[0]?.id)
})

test('residents and reviewers see and do nothing of it', async () => {
  const id = await start()
  for (const who of [resident, server.as('reviewer')]) {
    await refusal(who.get('/stock-takes'), 'forbidden')
    await refusal(who.get(`/stock-takes/${id}`), 'forbidden')
    await refusal(who.post('/stock-takes'), 'forbidden')
    await refusal(count(id, goods().soap.id, 1, who), 'forbidden')
    await refusal(finish(who, id, 1), 'forbidden')
    await refusal(discard(who, id, 1), 'forbidden')
  }
})
