import { randomUUID } from 'node:crypto'
import type { GoodsList } from '../../types/contract/goods'
import type { PointBalance } from '../../types/contract/points'
import { outcomes, times } from '../support/at-once'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let households: Person[]

const householdCount = 24
/** Of tissues, at 5 points each. */
const stock = 10

beforeAll(async () => {
  server = await startApp()
  households = await Promise.all(
    Array.from({ length: householdCount }, (_, index) => server.newPerson({ household: 10 + index }))
  )
  await Promise.all(households.map((person) => server.earn(person, 50)))
})
afterAll(() => server.close())

const tissues = (quantity = 1) => ({ lines: [{ goodsId: server.village.goods.tissues.id, quantity, points: 5 }] })
const setStock = (pieces: number) =>
  server.sql('update goods set stock = $2 where id = $1', [server.village.goods.tissues.id, pieces])
const heldOrders = () =>
  server.sql<{ id: string; account: string }>("select id, ordered_by as account from orders where status = 'held'")
const stockLeft = async () =>
  (await okay(server.as('resident').get<GoodsList>('/goods'))).items.find(({ name }) => name.startsWith('tissues'))
    ?.stock

/** Everything given back for the next round. */
async function cancelAll() {
  const people = new Map(households.map((person) => [person.account?.id, person]))
  await Promise.all(
    (await heldOrders()).map(({ id, account }) =>
      okay(
        people.get(account)?.post(`/orders/${id}/cancel`, { version: 1 }) ?? Promise.reject(new Error("nobody's order"))
      )
    )
  )
}

test.each([1, 2, 3])('220 redemptions at once for the last ten pieces make ten orders, round %i', async () => {
  await setStock(stock)
  const buyers = households.slice(0, 22)
  const answers = await times(220, (index) => (buyers[index % 22] as Person).post('/orders', tissues()))
  expect(outcomes(answers)).toEqual({ done: stock, insufficient_stock: 210 })
  expect(await heldOrders()).toHaveLength(stock)
  expect(await stockLeft()).toBe(0)
  await cancelAll()
  expect(await stockLeft()).toBe(stock)
})

test('a household that can afford one order gets one, however many members ask at once', async () => {
  const members = await times(4, () => server.newPerson({ household: 5 }))
  await server.earn(members[0] as Person, 7)
  const answers = await times(60, (index) => (members[index % 4] as Person).post('/orders', tissues()))
  expect(outcomes(answers)).toEqual({ done: 1, insufficient_points: 59 })
  const balance = await okay((members[1] as Person).get<PointBalance>('/points/balance'))
  expect(balance).toMatchObject({ free: 2, held: 5, spent: 0, earned: 7 })
})

test('orders of several goods in opposite order neither block one another nor get lost', async () => {
  await setStock(200)
  const { tissues: one, soap: two } = server.village.goods
  const lines = [one, two].map(({ id, points }) => ({ goodsId: id, quantity: 1, points }))
  const answers = await times(40, (index) =>
    (households[index % 20] as Person).post('/orders', { lines: index % 2 ? lines : [...lines].reverse() })
  )
  expect(outcomes(answers)).toEqual({ done: 40 })
  await setStock(stock)
})

test('one Idempotency-Key means one order, ten times over for sixty keys', async () => {
  await setStock(60)
  const buyers = await times(6, async (index) => {
    const person = await server.newPerson({ household: 34 + index })
    await server.earn(person, 50)
    return person
  })
  const keys = Array.from({ length: 60 }, () => randomUUID())
  const requests = keys.flatMap((key, index) =>
    Array.from({ length: 10 }, () => ({ key, buyer: buyers[index % 6] as Person }))
  )
  const answers = await Promise.all(
    requests.map(({ key, buyer }) => buyer.post<{ id: string }>('/orders', tissues(), { key }))
  )
  expect(outcomes(answers)).toEqual({ done: 600 })
  keys.forEach((_, index) => {
    expect(
      new Set(answers.slice(index * 10, index * 10 + 10).map(({ status, text }) => `${status} ${text}`)).size
    ).toBe(1)
  })
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(60)
  expect(await stockLeft()).toBe(0)

  const [buyer, key] = [buyers[0] as Person, keys[0] as string]
  const before = await server.snapshot()
  await refusal(buyer.post('/orders', tissues(2), { key }), 'idempotency_key_reused')
  await refusal(
    buyer.post(
      '/submissions',
      { ruleId: server.village.rules.study, photoIds: await server.photosOf(buyer, 0) },
      { key }
    ),
    'idempotency_key_reused'
  )
  expect(await server.snapshot()).toEqual(before)
  expect(outcomes([await (buyers[1] as Person).post('/orders', { lines: [] }, { key })])).toEqual({
    invalid_request: 1
  })
  await setStock(stock)
})

test('a submission sent ten times at once is one, and a photo proves one thing only', async () => {
  const person = households[0] as Person
  const photoIds = await server.photosOf(person, 1)
  const submission = { ruleId: server.village.rules.study, photoIds }
  const key = randomUUID()
  const same = await times(10, () => person.post<{ id: string }>('/submissions', submission, { key }))
  expect(new Set(same.map(({ body }) => body.id)).size).toBe(1)

  const fresh = { ...submission, photoIds: await server.photosOf(person, 3) }
  const others = await times(10, (index) =>
    person.post('/submissions', {
      ...fresh,
      photoIds: index % 2 ? fresh.photoIds : [...fresh.photoIds].reverse()
    })
  )
  expect(outcomes(others)).toEqual({ done: 1, photo_already_used: 9 })
})

test('of reviewers deciding at once one decides, and the points come once', async () => {
  const reviewers = await times(4, () => server.newPerson({ household: null, roles: ['reviewer'] }))
  for (let round = 0; round < 8; round++) {
    const person = households[round] as Person
    const before = await okay(person.get<PointBalance>('/points/balance'))
    const id = await created(
      person.post('/submissions', {
        ruleId: server.village.rules.study,
        photoIds: await server.photosOf(person, 1)
      })
    )
    const answers = await times(8, (index) => {
      const reviewer = reviewers[index % 4] as Person
      return index % 2
        ? reviewer.post(`/submissions/${id}/reject`, { version: 1, reason: 'not clear' })
        : reviewer.post(`/submissions/${id}/approve`, { version: 1 })
    })
    expect(outcomes(answers)).toEqual({ done: 1, already_reviewed: 7 })
    const approved = answers.some(({ status, text }) => status === 200 && text.includes('"approved"'))
    const after = await okay(person.get<PointBalance>('/points/balance'))
    expect(after.earned - before.earned).toBe(approved ? 2 : 0)
  }
})

test('an order cancelled and handed over at once is one of the two', async () => {
  await setStock(100)
  const keepers = await times(2, () => server.newPerson({ household: null, roles: ['shopkeeper'] }))
  for (let round = 0; round < 10; round++) {
    const person = households[20 + (round % 4)] as Person
    const before = await okay(person.get<PointBalance>('/points/balance'))
    const pieces = (await stockLeft()) ?? 0
    const id = await created(person.post('/orders', tissues()))
    const answers = await times(6, (index) =>
      index % 2
        ? person.post(`/orders/${id}/cancel`, { version: 1 })
        : (keepers[index % 4 ? 0 : 1] as Person).post(`/orders/${id}/hand-over`, { version: 1 })
    )
    const handedOver = answers.some(({ status }, index) => status === 200 && index % 2 === 0)
    expect(outcomes(answers)).toEqual({ done: 1, [handedOver ? 'order_handed_over' : 'order_cancelled']: 5 })
    const after = await okay(person.get<PointBalance>('/points/balance'))
    const moved = handedOver ? 5 : 0
    expect(after).toEqual({ ...before, free: before.free - moved, spent: before.spent + moved })
    expect(await stockLeft()).toBe(pieces - (handedOver ? 1 : 0))
  }
})

test('an invitation used by many at once makes one account', async () => {
  const invitation = await okay(server.as('resident').post<{ code: string }>('/invitations', {}), 201)
  const answers = await times(6, (index) =>
    server.anonymous.post('/accounts', {
      invitationCode: invitation.code,
      name: '新成员',
      phone: `1390000000${index}`,
      password: 'a long password',
      consent: true
    })
  )
  expect(outcomes(answers)).toEqual({ done: 1, invitation_used: 5 })
})
