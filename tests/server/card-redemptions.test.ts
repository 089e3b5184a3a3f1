import type { CardSlip, CounterHousehold } from '../../types/contract/card-redemptions'
import type { Created } from '../../types/contract/common'
import type { MessagePage } from '../../types/contract/messages'
import type { CounterOrder, Order } from '../../types/contract/orders'
import type { PointEntryPage } from '../../types/contract/points'
import { outcomes, times } from '../support/at-once'
import { cardCounter } from '../support/card-counter'
import { ledgerViolations } from '../support/ledger'
import { created, okay, refusal, type Answer, type Person } from '../support/person'
import { refusesUnchanged } from '../support/refuses-unchanged'

const there = cardCounter()
const { cardOf, codeOf, redeem, stock, free } = there
const made = async (changes: object) => created(redeem(changes) as Promise<Answer<Created>>)
const lookUp = (by: object, keeper = there.keeper) => keeper.post<CounterHousehold>('/card-redemptions/look-up', by)
const latest = async (person: Person) => (await okay(person.get<MessagePage>('/messages?limit=1'))).items[0]
const lastAct = async () =>
  (await there.server.sql<{ action: string; details: object }>('select action, details from audit_events order by id desc limit 1'))[0]
/** Leaves the household with exactly so many points. */
async function leave(points: number) {
  const spare = (await free()) - points
  if (spare < 0) await there.server.earn(there.customer, -spare)
  if (spare <= 0) return
  await there.server.sql(
    `insert into goods_prices (village_id, goods_id, starts_at, points, created_at) select village_id, id, $2, $3, $2 from goods where id = $1`,
    [there.server.village.goods.soap.id, there.server.clock.current, spare])
  const line = { goodsId: there.server.village.goods.soap.id, quantity: 1, points: spare }
  await created(there.customer.post('/orders', { lines: [line] }))
}

describe('who stands at the counter', () => {
  test('is told by the card or by the door: points, people, and whether there is a PIN', async () => {
    const seen = { id: there.householdId, people: ['陈阿婆', '陈某'], pinSet: true, witnessNeeded: false, free: await free() }
    expect(await okay(lookUp({ card: await cardOf() }))).toMatchObject(seen)
    expect(await okay(lookUp({ householdId: there.householdId }))).toMatchObject(seen)
    expect(await okay(lookUp({ householdId: there.server.village.households[30]?.id }))).toMatchObject({ people: [], pinSet: false })
  })

  test('is told with what the household may still redeem of the shelf', async () => {
    const { id } = there.server.village.goods.tissues
    const limit = async (householdId = there.householdId) =>
      (await okay(lookUp({ householdId }))).goods.find((goods) => goods.id === id)?.limit
    await there.server.sql(`update goods set limit_pieces = 3, limit_period = 'month' where id = $1`, [id])
    await made({ witnessCode: await codeOf() })
    expect(await limit()).toEqual({ pieces: 3, period: 'month', left: 2 })
    expect(await limit(there.server.village.households[30]?.id)).toEqual({ pieces: 3, period: 'month', left: 3 })
    await there.server.sql('update goods set limit_pieces = null, limit_period = null where id = $1', [id])
    expect(await limit()).toBeNull()
  })

  test('is nobody\'s business but the keeper\'s, and of this village', async () => {
    const card = await cardOf()
    for (const persona of ['resident', 'reviewer', 'villageAdmin', 'supervisor'] as const) {
      await refusal(lookUp({ card }, there.server.anew(persona)), 'forbidden')
      await refusal(redeem({ pin: there.pin }, { by: there.server.anew(persona) }), 'forbidden')
    }
    const neighbour = there.server.anew('shopkeeper', there.server.neighbour)
    expect((await refusal(lookUp({ card }, neighbour), 'household_card_wrong')).fields).toEqual({ reason: 'foreign' })
    await refusal(lookUp({ householdId: there.householdId }, neighbour), 'household_not_found')
    await refusal(redeem({ pin: there.pin }, { by: neighbour }), 'household_not_found')
    for (const by of [{}, { card, householdId: there.householdId }]) await refusal(lookUp(by), 'invalid_request')
  })

  test('a card that was replaced, and a household that became part of another one, say so', async () => {
    const [id, heir] = [there.server.village.households[33]?.id ?? '', there.server.village.households[34]]
    const [old, admin] = [await cardOf(id), there.server.anew('villageAdmin')]
    await okay(admin.post<unknown>(`/households/${id}/replace-card`, { version: 1 }), 204)
    expect((await refusal(lookUp({ card: old }), 'household_card_wrong')).fields).toEqual({ reason: 'replaced' })
    const fresh = await cardOf(id)
    await okay(admin.post<unknown>(`/households/${id}/merge`, { intoId: heir?.id, version: 2 }), 204)
    const into = heir?.label
    expect((await refusal(lookUp({ card: fresh }), 'household_card_wrong')).fields).toEqual({ reason: 'closed', into })
    expect((await refusal(lookUp({ householdId: id }), 'household_closed')).fields).toEqual({ into })
    await refusesUnchanged(there.server, 'household_closed', async () => redeem({ householdId: id, witnessCode: '000000' }))
  })
})

describe('redeeming on the spot', () => {
  test('with the PIN: points are spent, goods are gone, the household reads who it was, and the trail keeps it', async () => {
    const [points, { stock: pieces, held }] = [await free(), await stock()]
    const id = await made({ pin: there.pin, member: ' 陈阿婆 ' })
    expect(await free()).toBe(points - 5)
    expect(await stock()).toEqual({ stock: pieces - 1, held })
    expect(await okay(there.customer.get<Order>(`/orders/${id}`))).toMatchObject({
      status: 'handed_over', points: 5, pickUp: null, fetchedBy: '陈阿婆', card: { member: '陈阿婆', witness: null }
    })
    expect(await latest(there.customer)).toMatchObject({ kind: 'redeemed_with_card', orderId: id, points: 5 })
    const { items } = await okay(there.customer.get<PointEntryPage>('/points/entries?limit=1'))
    expect(items).toMatchObject([{ kind: 'hold', amount: -5, orderId: id, cardMember: '陈阿婆' }])
    expect(await lastAct()).toMatchObject({ action: 'redeemed_with_card', details: { points: 5, member: '陈阿婆', proof: 'pin' } })
    expect(await ledgerViolations(there.server)).toEqual([])
  })

  test('with a witness, who is told, too', async () => {
    const id = await made({ witnessCode: await codeOf() })
    const { card } = await okay(there.customer.get<Order>(`/orders/${id}`))
    expect(card).toEqual({ member: '陈阿婆', witness: there.witness.name })
    expect(await latest(there.witness)).toMatchObject({ kind: 'witnessed', about: there.server.village.households[9]?.label })
    expect(await lastAct()).toMatchObject({ details: { proof: 'witness', witnessId: there.witness.account?.id } })
  })

  test('once for one key, whatever proves it the second time', async () => {
    const key = 'one customer at the counter'
    const code = await codeOf()
    const first = await created(redeem({ witnessCode: code }, { key }) as Promise<Answer<Created>>)
    const points = await free()
    for (const proof of [{ witnessCode: code }, { witnessCode: await codeOf() }, { pin: there.pin }, { pin: '111222' }]) {
      expect(await created(redeem(proof, { key }) as Promise<Answer<Created>>)).toBe(first)
    }
    await refusesUnchanged(there.server, 'idempotency_key_reused', async () => redeem({ pin: there.pin, member: '陈某' }, { key }))
    expect(await free()).toBe(points)
  })

  test('keeps no hash from which the six digits are soon found', async () => {
    for (const proof of [{ pin: there.pin }, { witnessCode: await codeOf() }]) await made(proof)
    const hashes = await there.server.sql<{ hash: string }>(
      'select request_hash::text as hash from idempotency_keys where account_id = $1', [there.keeper.account?.id])
    // the same wish with whatever proof, which therefore is not in it
    expect(new Set(hashes.map(({ hash }) => hash)).size).toBe(1)
    expect(hashes).toHaveLength(2)
    const [row] = await there.server.sql<{ pin_hash: string }>('select pin_hash from household_pins where household_id = $1', [there.householdId])
    expect(row?.pin_hash).toMatch(/^\$argon2id\$/)
  })
})

describe('is refused, and nothing changes', () => {
  test.each([
    ['without a proof', 'invalid_request', {}],
    ['with two of them', 'invalid_request', { pin: '123123', witnessCode: '000000' }],
    ['for somebody the roster does not know there', 'member_unknown', { member: '外人', pin: '380527' }],
    ['for a household that nobody knows', 'household_not_found', { householdId: '9b2f1a54-1111-4c1b-9d29-0123456789ab', pin: '380527' }]
  ] as const)('%s', async (_, code, changes) => {
    await refusesUnchanged(there.server, code, async () => redeem(changes))
  })

  test('with the wrong PIN, or where there is none', async () => {
    const before = await free()
    await refusal(redeem({ pin: '909091' }), 'pin_wrong')
    await refusal(redeem({ householdId: there.server.village.households[8]?.id, member: '谁', pin: there.pin }), 'pin_missing')
    expect(await free()).toBe(before)
  })

  test('at another price, with too few points or pieces; the witness is asked once all the same', async () => {
    const { tissues, kettle } = there.server.village.goods
    const line = (id: string, quantity: number, points: number) => ({ lines: [{ goodsId: id, quantity, points }] })
    const witnessCode = await codeOf()
    const refuses = async (code: 'price_changed' | 'insufficient_points' | 'insufficient_stock', changes: object) =>
      refusesUnchanged(there.server, code, async () => redeem({ ...changes, witnessCode }))
    await refuses('price_changed', line(tissues.id, 1, 4))
    expect((await refuses('insufficient_points', line(kettle.id, 1, 400))).fields).toMatchObject({ missing: 400 - (await free()) })
    await leave(50)
    await there.server.earn(there.customer, 50)
    await refuses('insufficient_stock', line(tissues.id, 19, 5))
    await made({ witnessCode })
  })
})

describe('nobody is keeper and customer by a PIN alone', () => {
  test('neither for the own household nor for that of kin; a witness of neither side may', async () => {
    const own = await there.server.newPerson({ household: 9, roles: ['resident', 'shopkeeper'] })
    expect(await okay(lookUp({ householdId: there.householdId }, own))).toMatchObject({ witnessNeeded: true })
    await refusesUnchanged(there.server, 'witness_missing', async () => redeem({ pin: there.pin }, { by: own }))
    await okay(redeem({ witnessCode: await codeOf() }, { by: own }) as Promise<Answer<unknown>>, 201)
    const admin = there.server.anew('villageAdmin')
    await okay(admin.send({ method: 'PUT', url: `/api/people/${there.keeper.account?.id}/kinships/${there.householdId}` }), 204)
    await refusesUnchanged(there.server, 'witness_missing', async () => redeem({ pin: there.pin }))
  })
})

describe('goods that are kept for a fetcher', () => {
  test('are held with a voucher, whose slip has a code that the counter takes', async () => {
    const before = await stock()
    const id = await made({ pin: there.pin, fetcher: ' 李邻居 ' })
    expect(await stock()).toEqual({ stock: before.stock - 1, held: before.held + 1 })
    const order = await okay(there.customer.get<Order>(`/orders/${id}`))
    expect(order).toMatchObject({ status: 'held', fetcher: '李邻居', card: { member: '陈阿婆', witness: null } })
    const slip = await okay(there.keeper.get<CardSlip>(`/card-redemptions/${id}/slip`))
    expect(slip).toMatchObject({ member: '陈阿婆', fetcher: '李邻居', points: 5, pickUp: order.pickUp })
    for (const code of [slip.pickUp.digits, slip.pickUp.token]) {
      expect(await okay(there.keeper.post<CounterOrder>('/orders/look-up', { code }))).toMatchObject({ id, orderedBy: '陈阿婆' })
    }
    await refusal(there.customer.get(`/card-redemptions/${id}/slip`), 'forbidden')
    await okay(there.keeper.post(`/orders/${id}/hand-over`, { version: order.version }))
    await refusal(there.keeper.get(`/card-redemptions/${id}/slip`), 'order_handed_over')
    expect(await ledgerViolations(there.server)).toEqual([])
  })

  test('an order that a phone made has no slip at the counter', async () => {
    const { id: goodsId, points } = there.server.village.goods.tissues
    const id = await created(there.customer.post('/orders', { lines: [{ goodsId, quantity: 1, points }] }))
    await refusal(there.keeper.get(`/card-redemptions/${id}/slip`), 'not_found')
  })
})

describe('at two counters at once', () => {
  beforeAll(async () => {
    const { server } = there
    await server.sql(
      `insert into stock_movements (village_id, goods_id, kind, quantity, created_at) values ($1, $2, 'in', 20, now())`,
      [server.village.id, server.village.goods.tissues.id])
  })

  test('the last points of a household are spent once', async () => {
    await leave(7)
    const [one, other] = [there.keeper, await there.server.newPerson({ household: null, roles: ['shopkeeper'] })]
    const second = other.at(await there.server.another())
    const answers = await times(4, (index) => redeem({ pin: there.pin }, { by: index % 2 ? one : second }))
    expect(outcomes(answers)).toEqual({ done: 1, insufficient_points: 3 })
    expect(await free()).toBe(2)
    expect(await ledgerViolations(there.server)).toEqual([])
  })

  test('a code of a witness is good for one of them', async () => {
    await there.server.earn(there.customer, 50)
    const witnessCode = await codeOf()
    const other = await there.server.newPerson({ household: null, roles: ['shopkeeper'] })
    const answers = await times(6, (index) => redeem({ witnessCode }, { by: index % 2 ? there.keeper : other }))
    expect(outcomes(answers)).toEqual({ done: 1, witness_code_wrong: 5 })
  })
})
