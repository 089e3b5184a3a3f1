import fc from 'fast-check'
import type { PointBalance } from '../../types/contract/points'
import { ledgerViolations } from '../support/ledger'
import { commands } from '../support/ledger-model'
import type { Model, Real } from '../support/model'
import { okay, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'
import { shopkeeperOf, type Shopkeeper } from '../support/shopkeeping'

/** How many random sequences to play: `LEDGER_RUNS=10000` for the long run, `LEDGER_SEED` to repeat one. */
const numRuns = Number(process.env['LEDGER_RUNS'] ?? 500)
const seed = Number(process.env['LEDGER_SEED'] ?? Date.now() % 2 ** 31)

/** Sequences under way at once: while one waits for the database, another one works. */
const lanes = 4

let server: TestServer
let calendar: Shopkeeper

beforeAll(async () => {
  server = await startApp()
  calendar = shopkeeperOf(server)
})
afterAll(async () => {
  await calendar.close()
  await server.close()
})

/** What came before in the line of those that must be alone. */
let before: Promise<unknown> = Promise.resolve()
function alone<T>(work: () => Promise<T>): Promise<T> {
  const next = before.then(work)
  before = next.catch(() => undefined)
  return next
}

/** Each sequence has households and goods of its own, so that nothing is left over from the one before or beside it. */
async function newStage(): Promise<{ model: Model; real: Real }> {
  const { id: villageId } = server.village
  const households = await server.sql<{ id: string; label: string }>(
    `with grid as (
       insert into grids (village_id, name, position, head_name, head_phone)
       values ($1, gen_random_uuid(), 9, '', '') returning id
     )
     insert into households (village_id, grid_id, number, label, created_at)
     select $1, grid.id, number, 'model', now() from grid, generate_series(1, 3) as number returning id, label`,
    [villageId]
  )
  const [price, stock] = [5, 6]
  const goods = await server.sql<{ id: string }>(
    `with goods as (
       insert into goods (village_id, name, position, created_at)
       select $1, 'model', 99, now() from generate_series(1, 2) returning id
     ), price as (
       insert into goods_prices (village_id, goods_id, starts_at, points, created_at) select $1, id, '2000-01-01', $2, now() from goods
     ), shelf as (
       insert into stock_movements (village_id, goods_id, kind, quantity, created_at) select $1, id, 'in', $3, now() from goods
     )
     select id from goods`,
    [villageId, price, stock]
  )
  const village = { ...server.village, households }
  const people = await Promise.all(households.map((_, household) => server.newPerson({ village, household })))
  return {
    model: {
      households: people.map(() => ({ free: 0, held: 0, spent: 0 })),
      goods: goods.map(({ id }) => ({ id, price, stock, held: 0, open: true, repriced: false })),
      submissions: [],
      orders: []
    },
    real: {
      server,
      people,
      reviewers: [server.as('villageAdmin'), server.as('reviewer')],
      keeper: server.as('shopkeeper'),
      expire: async () => void (await calendar.run()),
      alone
    }
  }
}

const play = fc.asyncProperty(commands, async (sequence) => {
  const { model, real } = await newStage()
  await fc.asyncModelRun(() => ({ model, real }), sequence)
  expect(await ledgerViolations(server, real.people.map(({ account }) => account?.householdId ?? ''))).toEqual([])
  for (const [household, expected] of model.households.entries()) {
    const balance = await okay((real.people[household] as Person).get<PointBalance>('/points/balance'))
    const earned = expected.free + expected.held + expected.spent
    expect(balance).toEqual({ ...expected, earned, earnedThisMonth: earned })
  }
  for (const { id, stock, held } of model.goods) {
    expect(await server.sql('select stock, held from goods where id = $1', [id])).toEqual([{ stock, held }])
  }
})

test(
  `the ledger follows its model through ${numRuns} random sequences, seed ${seed}`,
  async () => {
    await Promise.all(
      Array.from({ length: lanes }, (_, lane) =>
        fc.assert(play, { numRuns: Math.ceil(numRuns / lanes), seed: seed + lane, endOnFailure: true }))
    )
  },
  60_000 + numRuns * 5_000
)

test('the same by several households at once keeps every invariant', async () => {
  const { model, real } = await newStage()
  const [{ id: goodsId, price: points }] = model.goods as [Model['goods'][number]]
  await Promise.all(
    real.people.map(async (person, index) => {
      for (let round = 0; round < 6; round++) {
        await server.earn(person, 10 + index)
        const lines = [{ goodsId, quantity: 1, points }]
        const answers = await Promise.all([1, 2, 3].map(() => person.post<{ id: string }>('/orders', { lines })))
        const made = answers.filter(({ status }) => status === 201).map(({ body }) => body.id)
        await Promise.all(
          made.flatMap((id) => [
            person.post(`/orders/${id}/cancel`, { version: 1 }),
            real.keeper.post(`/orders/${id}/hand-over`, { version: 1 })
          ])
        )
      }
    })
  )
  expect(await ledgerViolations(server)).toEqual([])
})

test('the check of the ledger sees what is wrong', async () => {
  const [row] = await server.sql<{ id: string }>('select household_id as id from point_balances where free > 0 limit 1')
  await server.sql('update point_balances set earned = earned + 1, free = free + 1 where household_id = $1', [row?.id])
  expect(await ledgerViolations(server)).toEqual([`a balance is not the sum of its entries: ${row?.id}`])
  await server.sql('update point_balances set earned = earned - 1, free = free - 1 where household_id = $1', [row?.id])
})
