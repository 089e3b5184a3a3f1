import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Client } from 'pg'
import type { PointBalance } from '../../types/contract/points'
import { outcomes, times } from '../support/at-once'
import { ledgerViolations } from '../support/ledger'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let second: FastifyInstance
let households: Person[]

const householdCount = 20

beforeAll(async () => {
  server = await startApp()
  second = await server.another()
  households = await times(householdCount, (index) => server.newPerson({ household: 5 + index }))
  await Promise.all(households.map((person) => server.earn(person, 50)))
})
afterEach(async () => expect(await ledgerViolations(server)).toEqual([]))
afterAll(() => server.close())

/** Goods of one test alone, at 2 points each. */
async function newGoods(stock: number, terms: { limit?: [number, string]; onSaleFrom?: string } = {}): Promise<string> {
  const [row] = await server.sql<{ id: string }>(
    `with goods as (
       insert into goods (village_id, name, position, limit_pieces, limit_period, on_sale_from, created_at)
       values ($1, 'one of a kind', 9, $3, $4, $5, '2020-01-01') returning id
     ), price as (
       insert into goods_prices (village_id, goods_id, starts_at, points, created_at) select $1, id, '2020-01-01', 2, now() from goods
     ), movement as (
       insert into stock_movements (village_id, goods_id, kind, quantity, created_at) select $1, id, 'in', $2, now() from goods
     ) select id from goods`,
    [server.village.id, stock, terms.limit?.[0] ?? null, terms.limit?.[1] ?? null, terms.onSaleFrom ?? null]
  )
  return row?.id ?? ''
}

const line = (goodsId: string, quantity = 1, points = 2) => ({ goodsId, quantity, points })
const buyer = (index: number): Person => households[index % householdCount] as Person
/** The same person at the one process or the other, by turns. */
const atEither = (person: Person, index: number): Person => (index % 2 ? person.at(second) : person)
const order = (person: Person, lines: object[], key: string = randomUUID()) => person.post<{ id: string }>('/orders', { lines }, { key })

test('good and bad orders at once: each is decided on by itself, and a bad one takes nothing', async () => {
  const [goods, gold, toCome] = [await newGoods(60), randomUUID(), await newGoods(5, { onSaleFrom: '2026-03-11' })]
  const kinds = [
    [line(goods)], [line(gold)], [line(goods, 1, 3)], [line(goods, 70)], [line(goods), line(goods)], [line(toCome)], [line(goods, 20)]
  ]
  const answers = await times(70, (index) => order(buyer(index), kinds[index % 7] as object[]))
  expect(outcomes(answers)).toEqual({
    done: 12, goods_not_found: 10, price_changed: 10, insufficient_points: 10, invalid_request: 10, goods_not_yet: 10, insufficient_stock: 8
  })
})

test('at two processes no more goods are redeemed than there are, nor points than a household has', async () => {
  const [few, many] = [await newGoods(15), await newGoods(1000)]
  const answers = await times(200, (index) => order(atEither(buyer(index), index >> 1), [line(few)]))
  expect(outcomes(answers)).toEqual({ done: 15, insufficient_stock: 185 })

  const person = await server.newPerson({ household: 30 })
  await server.earn(person, 7)
  const spent = await times(40, (index) => order(atEither(person, index), [line(many)]))
  expect(outcomes(spent)).toEqual({ done: 3, insufficient_points: 37 })
  expect(await okay(person.get<PointBalance>('/points/balance'))).toMatchObject({ free: 1, held: 6, spent: 0, earned: 7 })
})

test('at two processes one key means one order, and other content with it is refused', async () => {
  const goods = await newGoods(100)
  const keys = Array.from({ length: 12 }, () => randomUUID())
  const answers = await times(120, (index) => order(atEither(buyer(index % 12), index >> 2), [line(goods)], keys[index % 12]))
  expect(outcomes(answers)).toEqual({ done: 120 })
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(12)
  await refusal(order(buyer(0).at(second), [line(goods, 2)], keys[0]), 'idempotency_key_reused')

  const key = randomUUID()
  const mixed = await times(10, (index) => order(atEither(buyer(1), index >> 1), [line(goods, 1 + (index % 2))], key))
  expect(outcomes(mixed)).toEqual({ done: 5, idempotency_key_reused: 5 })
})

test('a key whose first request was refused is free again', async () => {
  const goods = await newGoods(1)
  const key = randomUUID()
  await refusal(order(buyer(0), [line(goods, 2)], key), 'insufficient_stock')
  await created(order(buyer(0), [line(goods)], key))
})

test('whoever uses a key that another request still holds waits for what becomes of it, and so is everybody else served', async () => {
  const goods = await newGoods(10)
  const [person, key] = [buyer(0), randomUUID()]
  const other = new Client({ connectionString: server.url })
  await other.connect()
  try {
    await other.query('begin')
    await other.query(
      `insert into idempotency_keys (village_id, account_id, key, request_hash, resource_id, created_at)
       values ($1, $2, $3, '\\x00', gen_random_uuid(), now())`,
      [server.village.id, person.account?.id, key]
    )
    let answered = false
    const waiting = order(person, [line(goods)], key).finally(() => (answered = true))
    await created(order(buyer(1).at(second), [line(goods)]))
    expect(answered).toBe(false)
    await other.query('rollback')
    await created(waiting)
  } finally {
    await other.end()
  }
})

test.each(['day', 'week', 'month', 'year', 'ever'])('a limit for each household and %s holds at two processes', async (period) => {
  const goods = await newGoods(100, { limit: [3, period] })
  const person = buyer(3)
  const answers = await times(16, (index) => order(atEither(person, index), [line(goods)]))
  expect(outcomes(answers)).toEqual({ done: 3, household_limit_reached: 13 })
  const { fields } = await refusal(order(person, [line(goods)]), 'household_limit_reached')
  expect(fields).toEqual({ goods: 'one of a kind', limit: 3, period, left: 0 })
  await created(order(buyer(4), [line(goods, 3)]))
  // what was cancelled does not count
  const done = answers.find(({ status }) => status === 201)
  await okay(person.post(`/orders/${done?.body.id}/cancel`, { version: 1 }))
  expect((await refusal(order(person, [line(goods, 2)]), 'household_limit_reached')).fields).toMatchObject({ left: 1 })
  await created(order(person, [line(goods)]))
  for (const { id } of (await okay(person.get<{ items: { id: string; status: string }[] }>('/orders?status=held&limit=50'))).items) {
    await okay(person.post(`/orders/${id}/cancel`, { version: 1 }))
  }
})

test('a limit begins anew with its period of Asia/Shanghai', async () => {
  const goods = await newGoods(100, { limit: [1, 'week'] })
  const before = server.clock.current
  /** Somebody of one household, who signs in at that moment. */
  const member = (time: string) => {
    server.clock.current = new Date(time)
    return server.newPerson({ household: 6 })
  }
  try {
    const onSunday = await member('2026-03-15T15:59:58Z')
    await created(order(onSunday, [line(goods)]))
    await refusal(order(onSunday, [line(goods)]), 'household_limit_reached')
    await created(order(await member('2026-03-15T16:00:00Z'), [line(goods)]))
  } finally {
    server.clock.current = before
  }
})

test('orders, cancellations and hand-overs of several goods at two processes lock nobody out', async () => {
  const goods = [await newGoods(500), await newGoods(500), await newGoods(500)]
  const keepers = [server.as('shopkeeper'), server.as('shopkeeper').at(second)] as const
  await times(60, async (index) => {
    const person = atEither(buyer(index), index >> 1)
    const lines = goods.map((id) => line(id))
    const { status, body } = await order(person, index % 2 ? lines : [...lines].reverse())
    if (status !== 201) return expect(body).toMatchObject({ code: 'insufficient_points' })
    const answers = await Promise.all([
      person.post(`/orders/${body.id}/cancel`, { version: 1 }), keepers[index % 3 ? 0 : 1].post(`/orders/${body.id}/hand-over`, { version: 1 })
    ])
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
  })
})
