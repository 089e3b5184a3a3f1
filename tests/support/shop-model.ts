import fc from 'fast-check'
import type { WitnessCode } from '../../types/contract/card-redemptions'
import { command, expectAnswer, pick, type Model, type ModelGoods, type ModelOrder, type Real } from './model'
import { created, okay, type Answer, type Person } from './person'

type Lines = ModelOrder['lines']

const totalOf = (lines: Lines) => lines.reduce((sum, { goods, quantity }) => sum + goods.price * quantity, 0)
const sent = (lines: Lines) => lines.map(({ goods: { id: goodsId, price: points }, quantity }) => ({ goodsId, quantity, points }))

/** What an order of a household should be answered with. */
function answerTo({ households }: Model, household: number, lines: Lines): 201 | string {
  if (lines.some(({ goods }) => !goods.open)) return 'goods_closed'
  if ((households[household]?.free ?? 0) < totalOf(lines)) return 'insufficient_points'
  return lines.some(({ goods, quantity }) => goods.stock < quantity) ? 'insufficient_stock' : 201
}

function place(model: Model, household: number, id: string, lines: Lines): ModelOrder {
  const order = { id, household, lines, version: 1, points: totalOf(lines), status: 'held' as const }
  const balance = model.households[household]
  if (balance) Object.assign(balance, { free: balance.free - order.points, held: balance.held + order.points })
  for (const { goods, quantity } of lines) Object.assign(goods, { stock: goods.stock - quantity, held: goods.held + quantity })
  model.orders.push(order)
  return order
}

function close(model: Model, order: ModelOrder, status: 'handed_over' | 'cancelled' | 'expired'): void {
  const balance = model.households[order.household]
  if (!balance) return
  order.status = status
  balance.held -= order.points
  if (status === 'handed_over') balance.spent += order.points
  else balance.free += order.points
  for (const { goods, quantity } of order.lines) {
    goods.held -= quantity
    if (status !== 'handed_over') goods.stock += quantity
  }
}

/** One kind of goods or both. */
const linesOf = ({ goods }: Model, choice: number, quantity: number): Lines =>
  (choice % 3 === 2 ? goods : goods.slice(choice % 3, (choice % 3) + 1)).map((one) => ({ goods: one, quantity }))

const order = (choice: number, pieces: number) =>
  command(`order(${choice}, ${pieces})`, () => true, async (model, { people }) => {
    const household = choice % people.length
    const lines = linesOf(model, choice >> 2, pieces)
    const expected = answerTo(model, household, lines)
    const answer = await (people[household] as Person).post<{ id: string }>('/orders', { lines: sent(lines) })
    await expectAnswer(answer, expected)
    if (expected === 201) place(model, household, answer.body.id, lines)
  })

const redeemWithCard = (choice: number, pieces: number, kept: boolean) =>
  command(`redeemWithCard(${choice}, ${pieces}, ${kept})`, () => true, async (model, { people, keeper }) => {
    const household = choice % people.length
    const lines = linesOf(model, choice >> 2, pieces)
    const expected = answerTo(model, household, lines)
    const witness = people[(household + 1) % people.length] as Person
    const { code: witnessCode } = await okay(witness.post<WitnessCode>('/witness-codes'))
    const { account, name: member } = people[household] as Person
    const answer = await keeper.post<{ id: string }>('/card-redemptions', {
      householdId: account?.householdId, member, lines: sent(lines), witnessCode, ...(kept && { fetcher: '陈某' })
    })
    await expectAnswer(answer, expected)
    if (expected !== 201) return
    const placed = place(model, household, answer.body.id, lines)
    if (kept) placed.version++
    else close(model, placed, 'handed_over')
  })

type Closing = 'cancel' | 'cancel-by-shop' | 'hand-over'

const ask: Record<Closing, (real: Real, chosen: ModelOrder) => Promise<Answer<unknown>>> = {
  cancel: ({ people }, { id, household, version }) => (people[household] as Person).post(`/orders/${id}/cancel`, { version }),
  'cancel-by-shop': ({ keeper }, { id, version }) => keeper.post(`/orders/${id}/cancel-by-shop`, { version, reason: '缺货' }),
  'hand-over': ({ keeper }, { id, version }) => keeper.post(`/orders/${id}/hand-over`, { version })
}

const end = (choice: number, way: Closing) =>
  command(`${way}(${choice})`, ({ orders }) => orders.length > 0, async (model, real) => {
    const chosen = pick(model.orders, choice)
    if (!chosen) return
    await expectAnswer(ask[way](real, chosen), chosen.status === 'held' ? 200 : `order_${chosen.status}`)
    if (chosen.status === 'held') close(model, chosen, way === 'hand-over' ? 'handed_over' : 'cancelled')
  })

const expire = (choice: number) =>
  command(`expire(${choice})`, ({ orders }) => orders.length > 0, async (model, { server, expire: run, alone }) => {
    const chosen = pick(model.orders, choice)
    if (!chosen) return
    await alone(async () => {
      await server.sql("update orders set expires_at = '2026-01-01' where id = $1", [chosen.id])
      await run()
    })
    if (chosen.status === 'held') close(model, chosen, 'expired')
  })

const move = (choice: number, kind: 'in' | 'out' | 'broken', quantity: number) =>
  command(`move(${choice}, ${kind}, ${quantity})`, () => true, async (model, { keeper }) => {
    const goods = pick(model.goods, choice) as ModelGoods
    const terms = kind === 'in' ? { reason: '', costFen: 350 } : { reason: '给村里用' }
    const takes = kind === 'in' || quantity <= goods.stock
    await expectAnswer(keeper.post('/stock-movements', { goodsId: goods.id, kind, quantity, ...terms }), takes ? 204 : 'insufficient_stock')
    if (takes) goods.stock += kind === 'in' ? quantity : -quantity
  })

const setPrice = (choice: number, points: number) =>
  command(`setPrice(${choice}, ${points})`, () => true, async (model, { keeper }) => {
    const goods = pick(model.goods, choice) as ModelGoods
    const pending = keeper.post(`/goods/${goods.id}/prices`, { points, from: null })
    await expectAnswer(pending, goods.repriced ? 'price_starts_taken' : 204)
    if (!goods.repriced) Object.assign(goods, { price: points, repriced: true })
  })

const open = (choice: number, wanted: boolean) =>
  command(`${wanted ? 'reopen' : 'close'}(${choice})`, () => true, async (model, { server, keeper }) => {
    const goods = pick(model.goods, choice) as ModelGoods
    const [row] = await server.sql<{ version: number }>('select version from goods where id = $1', [goods.id])
    await expectAnswer(keeper.post(`/goods/${goods.id}/${wanted ? 'reopen' : 'close'}`, { version: row?.version }), 204)
    goods.open = wanted
  })

/** Finds some more or fewer pieces than the books say. */
const takeStock = (choice: number, found: number) =>
  command(`takeStock(${choice}, ${found})`, () => true, async (model, { keeper, alone }) => alone(async () => {
    const goods = pick(model.goods, choice) as ModelGoods
    const counted = Math.max(0, goods.stock + goods.held + found)
    const difference = counted - goods.stock - goods.held
    const id = await created(keeper.post<{ id: string }>('/stock-takes'))
    const line = `/api/stock-takes/${id}/lines/${goods.id}`
    await okay(keeper.send<unknown>({ method: 'PUT', url: line, payload: { counted } }), 204)
    if (difference !== 0) await okay(keeper.send<unknown>({ method: 'PUT', url: `${line}/reason`, payload: { reason: '数过了' } }), 204)
    const { version } = await okay(keeper.get<{ version: number }>(`/stock-takes/${id}`))
    const fits = goods.stock + difference >= 0
    await expectAnswer(keeper.post(`/stock-takes/${id}/finish`, { version }), fits ? 204 : 'counted_below_held')
    if (fits) goods.stock += difference
    else await okay(keeper.post<unknown>(`/stock-takes/${id}/discard`, { version }), 204)
  }))

const some = fc.nat(99)
const pieces = fc.integer({ min: 1, max: 4 })

/** What residents and the shopkeeper may try in the shop, allowed or not. */
export const shopCommands = [
  fc.tuple(some, pieces).map(([choice, quantity]) => order(choice, quantity)),
  fc.tuple(some, pieces, fc.boolean()).map(([choice, quantity, kept]) => redeemWithCard(choice, quantity, kept)),
  some.map((choice) => end(choice, 'cancel')),
  some.map((choice) => end(choice, 'cancel-by-shop')),
  some.map((choice) => end(choice, 'hand-over')),
  some.map(expire),
  fc.tuple(some, fc.constantFrom('in', 'out', 'broken'), pieces).map(([choice, kind, quantity]) => move(choice, kind, quantity)),
  fc.tuple(some, fc.integer({ min: 1, max: 9 })).map(([choice, points]) => setPrice(choice, points)),
  fc.tuple(some, fc.boolean()).map(([choice, wanted]) => open(choice, wanted)),
  fc.tuple(some, fc.integer({ min: -4, max: 2 })).map(([choice, found]) => takeStock(choice, found))
]
