import type { AuditPage } from '../../types/contract/audit'
import type { ManagedGoodsList } from '../../types/contract/goods-desk'
import type { Order } from '../../types/contract/orders'
import type { StockMovementPage } from '../../types/contract/stock'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let keeper: Person
let soap: string

beforeAll(async () => {
  server = await startApp()
  keeper = server.as('shopkeeper')
  soap = server.village.goods.soap.id
  await server.earn(server.as('resident'), 50)
})
afterAll(() => server.close())

const move = (movement: object, who = keeper) => who.post('/stock-movements', { goodsId: soap, ...movement })
const journal = async (query = '') => okay(keeper.get<StockMovementPage>(`/stock-movements${query}`))
const shelf = async () => {
  const goods = (await okay(keeper.get<ManagedGoodsList>('/goods/all'))).items.find(({ id }) => id === soap)
  return { stock: goods?.stock, held: goods?.held }
}

test('what comes in, goes out and breaks is booked with its reason and what lay on the shelf afterwards', async () => {
  await okay(move({ kind: 'in', quantity: 20, reason: ' 供销社 ', costFen: 350 }), 204)
  await okay(move({ kind: 'out', quantity: 3, reason: '重阳节慰问' }), 204)
  await okay(move({ kind: 'broken', quantity: 2, reason: '受潮' }), 204)
  const { items } = await journal(`?goodsId=${soap}`)
  expect(items).toMatchObject([
    { kind: 'broken', quantity: 2, change: -2, shelfAfter: 115, reason: '受潮', costFen: null, by: keeper.account?.name, order: null },
    { kind: 'out', change: -3, shelfAfter: 117, reason: '重阳节慰问' },
    { kind: 'in', change: 20, shelfAfter: 120, reason: '供销社', costFen: 350, goods: { id: soap, name: server.village.goods.soap.name } },
    { kind: 'in', quantity: 100, shelfAfter: 100, by: null }
  ])
  expect(await shelf()).toEqual({ stock: 115, held: 0 })
  const acts = await okay(server.as('villageAdmin').get<AuditPage>('/audit?limit=1'))
  expect(acts.items[0]).toMatchObject({ action: 'stock_moved', details: { kind: 'broken', quantity: 2, reason: '受潮' } })
})

test('an order is set aside, given back and handed over in the journal; the shelf changes when goods leave it', async () => {
  const resident = server.as('resident')
  const order = (quantity: number) => created(resident.post('/orders', { lines: [{ goodsId: soap, quantity, points: 12 }] }))
  const given = await order(1)
  expect(await shelf()).toEqual({ stock: 114, held: 1 })
  await okay(resident.post(`/orders/${given}/cancel`, { version: 1 }))
  const fetched = await order(2)
  const { version } = await okay(resident.get<Order>(`/orders/${fetched}`))
  await okay(keeper.post(`/orders/${fetched}/hand-over`, { version }))
  const { items } = await journal(`?goodsId=${soap}&limit=4`)
  const household = server.village.households[0]?.label
  expect(items).toMatchObject([
    { kind: 'hand_over', quantity: 2, change: -2, shelfAfter: 113, order: { id: fetched, household } },
    { kind: 'hold', quantity: 2, change: 0, shelfAfter: 115, order: { id: fetched, household } },
    { kind: 'release', quantity: 1, change: 0, shelfAfter: 115, order: { id: given } },
    { kind: 'hold', quantity: 1, change: 0, shelfAfter: 115, order: { id: given } }
  ])
  expect(await shelf()).toEqual({ stock: 113, held: 0 })
})

test('what is set aside for somebody can neither be taken out nor break', async () => {
  const kettle = server.village.goods.tissues.id
  await created(server.as('resident').post('/orders', { lines: [{ goodsId: kettle, quantity: 3, points: 5 }] }))
  const refused = await refusal(move({ goodsId: kettle, kind: 'broken', quantity: 8, reason: '压坏' }), 'insufficient_stock')
  expect(refused.fields).toMatchObject({ stock: 7, held: 3, wanted: 8 })
  await okay(move({ goodsId: kettle, kind: 'broken', quantity: 7, reason: '压坏' }), 204)
  await refusal(move({ goodsId: kettle, kind: 'out', quantity: 1, reason: '慰问' }), 'insufficient_stock')
})

test('ten who take the last pieces at once take no more than there are', async () => {
  const before = (await shelf()).stock ?? 0
  const most = Math.floor(before / 4)
  const answers = await Promise.all(Array.from({ length: 10 }, () => move({ kind: 'out', quantity: most, reason: '慰问' })))
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(4)
  expect((await shelf()).stock).toBe(before - 4 * most)
})

test('the same movement, asked twice, is booked once', async () => {
  const before = (await shelf()).stock ?? 0
  const ask = () => keeper.send({
    method: 'POST', url: '/api/stock-movements', headers: { 'idempotency-key': 'one delivery only' },
    payload: { goodsId: soap, kind: 'in', quantity: 7, reason: '', costFen: 100 }
  })
  await Promise.all([okay(ask(), 204), okay(ask(), 204)])
  expect((await shelf()).stock).toBe(before + 7)
})

test('the journal of everything comes in pages that neither lose nor repeat, and by kind', async () => {
  const ids: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: StockMovementPage = await journal(`?limit=3${cursor && `&cursor=${cursor}`}`)
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  const [count] = await server.sql<{ n: number }>('select count(*)::int as n from stock_movements where village_id = $1', [server.village.id])
  expect(ids).toHaveLength(count?.n ?? 0)
  expect(new Set(ids).size).toBe(ids.length)
  const { items } = await journal('?kind=broken')
  expect(items.length).toBeGreaterThan(1)
  expect(items.every(({ kind }) => kind === 'broken')).toBe(true)
  await refusal(keeper.get('/stock-movements?cursor=x'), 'invalid_request')
})

test('a reason is asked for, a cost only of what comes in, and only keepers may', async () => {
  await refusal(move({ kind: 'out', quantity: 1, reason: ' ' }), 'invalid_request')
  await refusal(move({ kind: 'broken', quantity: 1, reason: '坏', costFen: 1 }), 'invalid_request')
  await refusal(move({ kind: 'in', quantity: 0, reason: '', costFen: 1 }), 'invalid_request')
  for (const who of [server.as('resident'), server.as('reviewer'), server.as('supervisor')]) {
    await refusal(move({ kind: 'in', quantity: 1, reason: '', costFen: null }, who), 'forbidden')
    await refusal(who.get('/stock-movements'), 'forbidden')
  }
  await okay(move({ kind: 'in', quantity: 1, reason: '', costFen: null }, server.as('villageAdmin')), 204)
  expect((await okay(server.as('shopkeeper', server.neighbour).get<StockMovementPage>('/stock-movements'))).items.map(({ by }) => by))
    .not.toContain(keeper.account?.name)
})
