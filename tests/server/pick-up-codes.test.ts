import type { Order } from '../../types/contract/orders'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'
import type { VillageFixture } from '../support/village'

let server: TestServer
let keeper: Person

beforeAll(async () => {
  server = await startApp()
  await server.earn(server.as('resident'), 50)
  await server.earn(server.as('resident', server.neighbour), 50)
})
beforeEach(async () => {
  // what was tried before counts no more
  server.clock.advance(600_000)
  keeper = await server.newPerson({ household: null, roles: ['shopkeeper'] })
})
afterAll(() => server.close())

const lookUp = (code: string, by = keeper) => by.post('/orders/look-up', { code })

async function ordered(village: VillageFixture = server.village) {
  const { id: goodsId, points } = village.goods.tissues
  const resident = server.as('resident', village)
  const id = await created(resident.post('/orders', { lines: [{ goodsId, quantity: 1, points }] }))
  const { pickUp } = await okay(resident.get<Order>(`/orders/${id}`))
  return { id, token: pickUp?.token ?? '', digits: pickUp?.digits ?? '' }
}

const otherDigits = (digits: string) => digits.replace(/./g, (digit) => String((Number(digit) + 1) % 10))

test.each(['12', 'no code at all', '0'.repeat(64), 'x'.repeat(22), '９９９９９９９９'])(
  'a wrong code is refused: %s',
  async (code) => {
    await refusal(lookUp(code), 'pick_up_code_wrong')
  }
)

test('an empty or endless code is no code', async () => {
  for (const code of ['', 'x'.repeat(65)]) await refusal(lookUp(code), 'invalid_request')
})

test('a code opens its order once', async () => {
  const { id, token, digits } = await ordered()
  await okay(keeper.post(`/orders/${id}/hand-over`, { version: 1 }))
  for (const code of [token, digits]) {
    const { fields } = await refusal(lookUp(code), 'order_handed_over')
    expect(fields).toEqual({ closedAt: server.clock.now().toISOString() })
  }
})

test('the code of a cancelled order says so', async () => {
  const { id, token, digits } = await ordered()
  await okay(server.as('resident').post(`/orders/${id}/cancel`, { version: 1 }))
  for (const code of [token, digits]) await refusal(lookUp(code), 'order_cancelled')
})

test("another village's code is foreign by its token, and unknown by its digits, which may be anybody's", async () => {
  const foreign = await ordered(server.neighbour)
  const problem = await refusal(lookUp(foreign.token), 'pick_up_code_foreign')
  expect(JSON.stringify(problem)).not.toContain(foreign.id)
  await refusal(lookUp(foreign.digits), 'pick_up_code_wrong')
})

test('only a shop keeper may ask', async () => {
  const { digits } = await ordered()
  for (const persona of ['resident', 'reviewer', 'villageAdmin', 'supervisor'] as const) {
    await refusal(lookUp(digits, server.as(persona)), 'forbidden')
  }
})

test('nothing that is stored gives a code away', async () => {
  const { token, digits } = await ordered()
  const stored = JSON.stringify([await server.snapshot(), await server.sql('select * from attempts')])
  expect(stored).not.toContain(token)
  expect(stored).not.toContain(digits)
})

describe('after five wrong codes', () => {
  test('even the right one waits, also at another process of the server, until ten minutes are over', async () => {
    const { id, digits } = await ordered()
    for (let tries = 0; tries < 5; tries++) {
      await refusal(lookUp(otherDigits(digits)), 'pick_up_code_wrong')
      server.clock.advance(60_000)
    }
    const elsewhere = keeper.at(await server.another())
    for (const person of [keeper, elsewhere]) {
      const answer = await lookUp(digits, person)
      expect(answer).toMatchObject({ status: 429, body: { code: 'too_many_requests', fields: { retryAfter: 300 } } })
      expect(answer.headers['retry-after']).toBe('300')
    }
    const colleague = await server.newPerson({ household: null, roles: ['shopkeeper'] })
    expect(await okay(lookUp(digits, colleague))).toMatchObject({ id })

    server.clock.advance(299_000)
    await refusal(lookUp(digits), 'too_many_requests')
    server.clock.advance(1_000)
    expect(await okay(lookUp(digits))).toMatchObject({ id })
  })

  test('a right one in between counts for nothing', async () => {
    const { digits } = await ordered()
    for (let tries = 0; tries < 12; tries++) await okay(lookUp(digits))
    for (let tries = 0; tries < 5; tries++) await refusal(lookUp('00'), 'pick_up_code_wrong')
    await refusal(lookUp(digits), 'too_many_requests')
  })

  test.each([1, 2, 3, 4, 5])('thirty guesses at once get no further than five in a row, round %i', async () => {
    await keeper.get('/me')
    const guesses = Array.from({ length: 30 }, (_, guess) => String(guess).padStart(8, '9'))
    const codes = (await Promise.all(guesses.map((guess) => lookUp(guess)))).map(({ body }) => body.code)
    expect(codes.filter((code) => code === 'pick_up_code_wrong')).toHaveLength(5)
    expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(25)
  })
})

describe('after twenty wrong codes at all the counters of a village', () => {
  const keepers = (count: number) =>
    Promise.all(Array.from({ length: count }, () => server.newPerson({ household: null, roles: ['shopkeeper'] })))

  async function guessed(by: Person[], times: number) {
    for (const one of by) for (let tries = 0; tries < times; tries++) await refusal(lookUp('00000000', one), 'pick_up_code_wrong')
  }

  test('a keeper who has not tried yet waits too, after a restart as well, until ten minutes are over', async () => {
    const { id, digits } = await ordered()
    await guessed(await keepers(4), 5)
    await refusal(lookUp(digits), 'too_many_requests')
    await refusal(lookUp(digits, keeper.at(await server.another())), 'too_many_requests')
    const { digits: neighbours } = await ordered(server.neighbour)
    await okay(lookUp(neighbours, server.as('shopkeeper', server.neighbour)))

    server.clock.advance(600_000)
    expect(await okay(lookUp(digits))).toMatchObject({ id })
  })

  test('guesses at two processes of the server are counted together', async () => {
    const [first, second] = [server.app, await server.another()]
    const guessers = await keepers(8)
    // signed in before, so that all guess at the same moment
    for (const guesser of guessers) await guesser.get('/me')
    const codes = await Promise.all(guessers.flatMap((guesser, index) =>
      Array.from({ length: 4 }, async () => (await lookUp('00000000', guesser.at(index % 2 ? first : second))).body.code)))
    expect(codes.filter((code) => code === 'pick_up_code_wrong')).toHaveLength(20)
    expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(12)
  })
})
