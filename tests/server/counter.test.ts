import type { AuditPage } from '../../types/contract/audit'
import type { Goods } from '../../types/contract/goods'
import type { MessagePage } from '../../types/contract/messages'
import type { CounterOrder, CounterOrderPage, Order } from '../../types/contract/orders'
import type { PointBalance, PointEntryPage } from '../../types/contract/points'
import { ledgerViolations } from '../support/ledger'
import { created, okay, refusal, type Person } from '../support/person'
import { refusesUnchanged } from '../support/refuses-unchanged'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let resident: Person
let keeper: Person

beforeEach(async () => {
  server = await startApp()
  ;[resident, keeper] = [server.as('resident'), server.as('shopkeeper')]
  for (const person of [resident, server.as('resident2'), server.as('resident', server.neighbour)]) await server.earn(person, 50)
})
afterEach(async () => {
  expect(await ledgerViolations(server)).toEqual([])
  await server.close()
})

async function order(person = resident, village = server.village, quantity = 1): Promise<string> {
  const { id: goodsId, points } = village.goods.tissues
  const id = await created(person.post('/orders', { lines: [{ goodsId, quantity, points }] }))
  server.clock.advance(60_000)
  return id
}
const list = async (query: string) => {
  const { items, nextCursor } = await okay(keeper.get<CounterOrderPage>(`/orders/counter?${query}`))
  return { ids: items.map(({ id }) => id), items, nextCursor }
}
const messages = async (kind: string) =>
  (await okay(resident.get<MessagePage>('/messages?limit=50'))).items.filter((message) => message.kind === kind)
const trail = async (action: string) =>
  (await okay(server.as('villageAdmin').get<AuditPage>(`/audit?action=${action}`))).items.map(({ about, household, details }) => ({ about, household: household?.label, details }))

describe('the waiting list', () => {
  test('has what is to be fetched, the soonest to expire first, in pages, and never a code', async () => {
    const ids = [await order(), await order(server.as('resident2')), await order()]
    await order(server.as('resident', server.neighbour), server.neighbour)
    await server.sql("update orders set expires_at = expires_at - interval '2 days' where id = $1", [ids[2]])
    await server.sql("update orders set expires_at = expires_at + interval '2 days' where id = $1", [ids[1]])
    const first = await list('list=waiting&limit=2')
    expect(first.ids).toEqual([ids[2], ids[0]])
    const rest = await list(`list=waiting&limit=2&cursor=${first.nextCursor}`)
    expect([rest.ids, rest.nextCursor]).toEqual([[ids[1]], null])

    const { pickUp } = await okay(resident.get<Order>(`/orders/${ids[0]}`))
    const seen = JSON.stringify([first, rest, await okay(keeper.get<CounterOrder>(`/orders/counter/${ids[0]}`))])
    for (const code of [pickUp?.token ?? '-', pickUp?.digits ?? '-']) expect(seen).not.toContain(code)
    expect(seen).not.toContain('pickUp')
  })

  test('is searched by household, by who ordered and by who fetches; signs are letters', async () => {
    const [mine, theirs] = [await order(), await order(server.as('resident2'))]
    await created(resident.post(`/orders/${mine}/voucher`, { version: 1, fetcher: '老许' }))
    const search = async (words: string) => (await list(`list=waiting&search=${encodeURIComponent(words)}`)).ids
    expect(await search('第一网格 2 号')).toEqual([theirs])
    expect(await search(server.as('resident2').account?.name ?? '')).toEqual([theirs])
    expect(await search(' 老许 ')).toEqual([mine])
    for (const nobody of ['%', '_', '\\', '没有这个人']) expect(await search(nobody)).toEqual([])
  })

  test("of today's hand-overs begins at midnight of the village, the latest first", async () => {
    const ids = [await order(), await order(), await order()]
    server.clock.current = new Date('2026-03-10T15:59:00Z')
    await okay(keeper.post(`/orders/${ids[0]}/hand-over`, { version: 1 }))
    expect((await list('list=handed_over')).ids).toEqual([ids[0]])
    server.clock.current = new Date('2026-03-10T16:00:00Z')
    expect((await list('list=handed_over')).ids).toEqual([])
    for (const id of ids.slice(1)) {
      await okay(keeper.post(`/orders/${id}/hand-over`, { version: 1 }))
      server.clock.advance(60_000)
    }
    const first = await list('list=handed_over&limit=1')
    expect(first.items).toEqual([expect.objectContaining({ id: ids[2], status: 'handed_over', closedBy: keeper.account?.name })])
    expect((await list(`list=handed_over&limit=1&cursor=${first.nextCursor}`)).ids).toEqual([ids[1]])
    expect((await list('list=waiting')).ids).toEqual([])
  })
})

describe('a hand-over from the list', () => {
  test('keeps who stood there, on the order, in the ledger and in the trail', async () => {
    const id = await order()
    const done = await okay(keeper.post<CounterOrder>(`/orders/${id}/hand-over`, { version: 1, fetchedBy: ' 老许 ' }))
    expect(done).toMatchObject({ status: 'handed_over', fetchedBy: '老许', closedBy: keeper.account?.name })
    expect(await okay(resident.get<Order>(`/orders/${id}`))).toMatchObject({ fetchedBy: '老许' })
    const { items } = await okay(resident.get<PointEntryPage>('/points/entries'))
    expect(items[0]).toMatchObject({ kind: 'hold', orderId: id, order: { status: 'handed_over', reason: null, fetchedBy: '老许' } })
    expect(await messages('order_fetched')).toEqual([expect.objectContaining({ about: '老许', orderId: id, points: 5 })])
    expect(await trail('handed_over_on_sight')).toEqual([
      { about: 'tissues 永安寨村', household: '第一网格 1 号', details: { fetchedBy: '老许' } }
    ])
  })

  test('to whoever ordered is an ordinary one; by code nothing of it is in the trail', async () => {
    const [seen, byCode] = [await order(), await order()]
    await okay(keeper.post(`/orders/${seen}/hand-over`, { version: 1, fetchedBy: resident.account?.name }))
    const { pickUp } = await okay(resident.get<Order>(`/orders/${byCode}`))
    await okay(keeper.post(`/orders/${byCode}/hand-over`, { version: 1, code: pickUp?.digits }))
    expect((await messages('order_handed_over')).map(({ orderId }) => orderId).sort()).toEqual([seen, byCode].sort())
    expect(await messages('order_fetched')).toEqual([])
    expect(await trail('handed_over_on_sight')).toHaveLength(1)
  })

  test('takes the code of no other order, and counts the guess', async () => {
    const [id, another] = [await order(), await order()]
    const { pickUp } = await okay(resident.get<Order>(`/orders/${another}`))
    for (const code of [pickUp?.digits, pickUp?.token, '00000000', 'nothing']) {
      await refusesUnchanged(server, 'pick_up_code_wrong', () => keeper.post(`/orders/${id}/hand-over`, { version: 1, code }))
    }
    await refusal(keeper.post('/orders/look-up', { code: '00000001' }), 'pick_up_code_wrong')
    await refusal(keeper.post(`/orders/${id}/hand-over`, { version: 1, code: pickUp?.digits }), 'too_many_requests')
  })

  test('without a word of who stood there goes on record all the same', async () => {
    const id = await order()
    await okay(keeper.post(`/orders/${id}/hand-over`, { version: 1 }))
    expect(await trail('handed_over_on_sight')).toEqual([expect.objectContaining({ details: { fetchedBy: '' } })])
  })

  test('wants a name of letters', async () => {
    const id = await order()
    for (const fetchedBy of ['', '   ', 'x'.repeat(21)]) {
      await refusesUnchanged(server, 'invalid_request', () => keeper.post(`/orders/${id}/hand-over`, { version: 1, fetchedBy }))
    }
  })
})

describe('a cancellation by the shop', () => {
  const cancel = (id: string, reason = '抽纸受潮了', version = 1, by = keeper) => by.post<CounterOrder>(`/orders/${id}/cancel-by-shop`, { version, reason })

  test('gives points and goods back and says why, to the household and in the trail', async () => {
    const id = await order(resident, server.village, 2)
    expect(await okay(cancel(id, ' 抽纸受潮了 '))).toMatchObject({ status: 'cancelled', closeReason: '抽纸受潮了', version: 2 })
    expect(await okay(resident.get<Order>(`/orders/${id}`))).toMatchObject({
      status: 'cancelled', pickUp: null, closeReason: '抽纸受潮了', closedBy: keeper.account?.name
    })
    expect((await okay(resident.get<PointBalance>('/points/balance'))).free).toBe(50)
    const { items: goods } = await okay(resident.get<{ items: Goods[] }>('/goods'))
    expect(goods.find((one) => one.id === server.village.goods.tissues.id)?.stock).toBe(10)
    const { items } = await okay(resident.get<PointEntryPage>('/points/entries'))
    expect(items[0]).toMatchObject({ kind: 'release', amount: 10, order: { status: 'cancelled', reason: '抽纸受潮了', fetchedBy: null } })
    expect(await messages('order_cancelled_by_shop')).toEqual([
      expect.objectContaining({ about: 'tissues 永安寨村 × 2', orderId: id, points: 10 })
    ])
    expect(await trail('order_cancelled_by_shop')).toEqual([
      { about: 'tissues 永安寨村 × 2', household: '第一网格 1 号', details: { reason: '抽纸受潮了', points: 10 } }
    ])
  })

  test('is refused without a reason, of what is stale or over, and to everybody else', async () => {
    const [id, over] = [await order(), await order()]
    await okay(keeper.post(`/orders/${over}/hand-over`, { version: 1 }))
    for (const reason of ['', '  ', 'x'.repeat(61)]) await refusesUnchanged(server, 'invalid_request', () => cancel(id, reason))
    await refusesUnchanged(server, 'stale_version', () => cancel(id, '坏了', 2))
    await refusesUnchanged(server, 'order_handed_over', () => cancel(over))
    for (const persona of ['resident', 'reviewer', 'villageAdmin'] as const) {
      await refusesUnchanged(server, 'forbidden', () => cancel(id, '坏了', 1, server.as(persona)))
    }
    await refusesUnchanged(server, 'not_found', () => cancel(id, '坏了', 1, server.as('shopkeeper', server.neighbour)))
  })

  test('by the household itself has no reason', async () => {
    const id = await order()
    expect(await okay(resident.post<Order>(`/orders/${id}/cancel`, { version: 1 }))).toMatchObject({
      closeReason: null, closedBy: resident.account?.name
    })
    await refusal(keeper.post(`/orders/${id}/hand-over`, { version: 1 }), 'order_cancelled')
  })
})
