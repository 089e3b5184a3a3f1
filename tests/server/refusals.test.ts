import { randomUUID } from 'node:crypto'
import type { Created } from '../../types/contract/common'
import type { PointBalance } from '../../types/contract/points'
import type { ErrorCode } from '../../types/contract/problem'
import { created, okay, type Person } from '../support/person'
import { refusesUnchanged as refusesUnchangedBy, type Attempt } from '../support/refuses-unchanged'
import { startApp, type TestServer } from '../support/server'
import type { VillageFixture } from '../support/village'

let server: TestServer
let village: VillageFixture
let resident: Person
let reviewer: Person
let keeper: Person

beforeAll(async () => {
  server = await startApp()
  village = server.village
  resident = server.as('resident')
  reviewer = server.as('reviewer')
  keeper = server.as('shopkeeper')
  await server.earn(resident, 30)
})
afterAll(() => server.close())

const refusesUnchanged = (code: ErrorCode, attempt: Attempt) => refusesUnchangedBy(server, code, attempt)

async function submit(person: Person): Promise<string> {
  const photoIds = await server.photosOf(person, 1)
  return created(person.post('/submissions', { ruleId: village.rules.honour, photoIds }))
}

const line = (key: keyof VillageFixture['goods'], more: object = {}) => {
  const { id, points } = village.goods[key]
  return { goodsId: id, quantity: 1, points, ...more }
}
const order = (...lines: object[]) => resident.post<Created>('/orders', { lines })

describe('a submission', () => {
  const send = async (more: object, photos = 3, owner = resident) => {
    const photoIds = await server.photosOf(owner, photos)
    return () => resident.post('/submissions', { ruleId: village.rules.courtyard, photoIds, ...more })
  }

  test.each([0, 2, 4, 9])('with %i photos where three are wanted', async (got) => {
    const problem = await refusesUnchanged('photo_count_wrong', await send({}, got))
    expect(problem.fields).toEqual({ min: 3, max: 3, got })
  })

  test.each<[string, ErrorCode, () => Promise<Attempt>]>([
    ['a note of 501 characters', 'text_too_long', () => send({ note: '字'.repeat(501) })],
    ['a note of 70 KB', 'payload_too_large', () => send({ note: 'x'.repeat(70_000) })],
    ['a note with a NUL', 'invalid_request', () => send({ note: 'before\0after' })],
    ['an unknown rule', 'rule_not_found', () => send({ ruleId: randomUUID() })],
    ["another village's rule", 'rule_not_found', () => send({ ruleId: server.neighbour.rules.courtyard })],
    ['a rule that is no id', 'invalid_request', () => send({ ruleId: '1' })],
    ['photos that do not exist', 'photo_not_found', () => send({ photoIds: [1, 2, 3].map(() => randomUUID()) })],
    ["a neighbour's photos", 'photo_not_found', () => send({}, 3, server.as('resident2'))],
    ["another village's photos", 'photo_not_found', () => send({}, 3, server.as('resident', server.neighbour))],
    [
      'the same photo three times',
      'invalid_request',
      async () => send({ photoIds: Array(3).fill((await server.photosOf(resident, 1))[0]) })
    ]
  ])('with %s: %s', async (_, code, attempt) => {
    await refusesUnchanged(code, await attempt())
  })

  test('with a photo that proved something before', async () => {
    const photoIds = await server.photosOf(resident, 3)
    await created(resident.post('/submissions', { ruleId: village.rules.courtyard, photoIds }))
    await refusesUnchanged('photo_already_used', () =>
      resident.post('/submissions', { ruleId: village.rules.study, photoIds })
    )
  })

  test('to a rule that was closed', async () => {
    const attempt = await send({ ruleId: village.rules.volunteering })
    await server.sql('update rules set closed_at = $2 where id = $1', [village.rules.volunteering, server.clock.now()])
    await refusesUnchanged('rule_closed', attempt)
  })

  test('of somebody without a household, or without a key', async () => {
    const body = { ruleId: village.rules.study, photoIds: await server.photosOf(keeper, 1) }
    await refusesUnchanged('household_missing', () => keeper.post('/submissions', body))
    await refusesUnchanged('idempotency_key_missing', () => resident.post('/submissions', body, { key: null }))
  })

  test('of another household, to be read', async () => {
    const id = await submit(server.as('resident2'))
    await refusesUnchanged('not_found', () => resident.get(`/submissions/${id}`))
    await refusesUnchanged('not_found', () => resident.get(`/submissions/${randomUUID()}`))
  })
})

describe('a review', () => {
  const approve =
    (id: string, body: object = { version: 1 }, by = reviewer) =>
    () =>
      by.post(`/submissions/${id}/approve`, body)
  const reject =
    (id: string, reason: string, by = reviewer) =>
    () =>
      by.post(`/submissions/${id}/reject`, { version: 1, reason })

  test('of a version that is not the one there', async () => {
    const problem = await refusesUnchanged('stale_version', approve(await submit(resident), { version: 2 }))
    expect(problem.fields).toEqual({ version: 1, status: 'waiting' })
  })

  test('that comes second, whatever it decides', async () => {
    const id = await submit(resident)
    await okay(approve(id)())
    expect((await refusesUnchanged('already_reviewed', approve(id))).fields).toEqual({ status: 'approved' })
    await refusesUnchanged('already_reviewed', approve(id, { version: 2 }))
    await refusesUnchanged('already_reviewed', reject(id, 'too late', server.as('villageAdmin')))
  })

  test("of one's own household", async () => {
    const id = await submit(reviewer)
    await refusesUnchanged('own_household', approve(id))
    await refusesUnchanged('own_household', reject(id, 'mine'))
    const relative = await server.newPerson({ household: 2 })
    await refusesUnchanged('own_household', approve(await submit(relative)))
  })

  test.each([0, 4, 51])('with %i points where 5 to 50 are allowed', async (got) => {
    const problem = await refusesUnchanged(
      'points_out_of_range',
      approve(await submit(resident), { version: 1, points: got })
    )
    expect(problem.fields).toEqual({ min: 5, max: 50, got })
  })

  test.each<[ErrorCode, string]>([
    ['reason_missing', ''],
    ['reason_missing', ' \n '],
    ['text_too_long', '长'.repeat(201)],
    ['payload_too_large', 'x'.repeat(70_000)],
    ['invalid_request', 'a\0b']
  ])('rejecting without a fit reason: %s', async (code, reason) => {
    await refusesUnchanged(code, reject(await submit(resident), reason))
  })

  test('by somebody who may not', async () => {
    const id = await submit(resident)
    for (const person of [resident, server.as('resident2'), keeper, server.as('supervisor')]) {
      await refusesUnchanged('forbidden', approve(id, { version: 1 }, person))
    }
    await refusesUnchanged('not_found', approve(id, { version: 1 }, server.as('reviewer', server.neighbour)))
    await refusesUnchanged('not_found', approve(randomUUID()))
  })
})

describe('an order', () => {
  test('without the points for it says how many are missing', async () => {
    const { free } = await okay(resident.get<PointBalance>('/points/balance'))
    const { fields } = await refusesUnchanged('insufficient_points', () => order(line('kettle')))
    expect(fields).toEqual({ missing: village.goods.kettle.points - free, free })
  })

  test('without the stock for it says how much there is', async () => {
    await server.sql('update goods set stock = 1 where id = $1', [village.goods.tissues.id])
    const { fields } = await refusesUnchanged('insufficient_stock', () =>
      order(line('soap'), line('tissues', { quantity: 2 }))
    )
    expect(fields).toEqual({ goods: village.goods.tissues.name, stock: 1, wanted: 2 })
    await server.sql('update goods set stock = 10 where id = $1', [village.goods.tissues.id])
  })

  test.each<[string, ErrorCode, () => object[]]>([
    ['at another price', 'price_changed', () => [line('tissues', { points: 4 })]],
    ['of unknown goods', 'goods_not_found', () => [line('tissues', { goodsId: randomUUID() })]],
    [
      "of another village's goods",
      'goods_not_found',
      () => [line('tissues', { goodsId: server.neighbour.goods.tissues.id })]
    ],
    ['with two lines of the same', 'invalid_request', () => [line('tissues'), line('tissues')]],
    ['of nothing', 'invalid_request', () => []],
    ['of none', 'invalid_request', () => [line('tissues', { quantity: 0 })]],
    ['of minus one', 'invalid_request', () => [line('tissues', { quantity: -1 })]],
    ['of half a piece', 'invalid_request', () => [line('tissues', { quantity: 0.5 })]],
    ['at a price beyond all numbers', 'invalid_request', () => [line('tissues', { points: 2 ** 40 })]]
  ])('%s: %s', async (_, code, lines) => {
    await refusesUnchanged(code, () => order(...lines()))
  })

  test('of goods taken out of the shop', async () => {
    await server.sql('update goods set closed_at = now() where id = $1', [village.goods.soap.id])
    await refusesUnchanged('goods_closed', () => order(line('soap')))
    await server.sql('update goods set closed_at = null where id = $1', [village.goods.soap.id])
  })

  test('of somebody else is not there', async () => {
    const id = await created(order(line('tissues')))
    const strangers = [server.as('resident2'), server.as('resident', server.neighbour)]
    for (const stranger of strangers) {
      await refusesUnchanged('not_found', () => stranger.get(`/orders/${id}`))
      await refusesUnchanged('not_found', () => stranger.post(`/orders/${id}/cancel`, { version: 1 }))
      await refusesUnchanged('forbidden', () => stranger.post(`/orders/${id}/hand-over`, { version: 1 }))
    }
    await refusesUnchanged('not_found', () =>
      server.as('shopkeeper', server.neighbour).post(`/orders/${id}/hand-over`, { version: 1 })
    )
  })

  test('that is closed stays as it is', async () => {
    const [fetched, cancelled] = [await created(order(line('tissues'))), await created(order(line('tissues')))]
    await refusesUnchanged('stale_version', () => resident.post(`/orders/${fetched}/cancel`, { version: 2 }))
    await refusesUnchanged('stale_version', () => keeper.post(`/orders/${fetched}/hand-over`, { version: 2 }))
    await okay(keeper.post(`/orders/${fetched}/hand-over`, { version: 1 }))
    await okay(resident.post(`/orders/${cancelled}/cancel`, { version: 1 }))
    for (const [id, code] of [
      [fetched, 'order_handed_over'],
      [cancelled, 'order_cancelled']
    ] as const) {
      const problem = await refusesUnchanged(code, () => resident.post(`/orders/${id}/cancel`, { version: 2 }))
      expect(problem.fields).toEqual({ closedAt: server.clock.now().toISOString() })
      await refusesUnchanged(code, () => keeper.post(`/orders/${id}/hand-over`, { version: 1 }))
    }
  })
})
