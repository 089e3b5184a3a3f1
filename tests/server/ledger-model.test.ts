import fc from 'fast-check'
import type { PointBalance } from '../../types/contract/points'
import type { SubmissionStatus } from '../../types/contract/submissions'
import { ledgerViolations } from '../support/ledger'
import { created, okay, type Answer, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

/** How many random sequences to play: `LEDGER_RUNS=10000` for the long run, `LEDGER_SEED` to repeat one. */
const numRuns = Number(process.env['LEDGER_RUNS'] ?? 60)
const seed = Number(process.env['LEDGER_SEED'] ?? Date.now() % 2 ** 31)

let server: TestServer

beforeAll(async () => {
  server = await startApp()
})
afterAll(() => server.close())

/** What the server should know: kept by the plainest means, to compare it with. */
interface Model {
  households: { free: number; held: number; spent: number }[]
  stock: number
  submissions: {
    id: string
    household: number
    photoIds: string[]
    version: number
    status: SubmissionStatus
    appealed: boolean
    resubmitted: boolean
  }[]
  orders: {
    id: string
    household: number
    points: number
    pieces: number
    status: 'held' | 'handed_over' | 'cancelled'
  }[]
}

interface Real {
  people: Person[]
  /** Decides; the second one on appeals. */
  reviewers: [Person, Person]
  keeper: Person
}

type Command = fc.AsyncCommand<Model, Real>

const price = 5
const initialStock = 6

const pick = <T>(list: T[], choice: number): T | undefined => list[choice % list.length]

async function expectAnswer(pending: Promise<Answer<unknown>>, expected: number | string) {
  const { status, body } = await pending
  expect(status < 300 ? status : (body as { code: string }).code).toBe(expected)
}

function command(
  name: string,
  check: (model: Model) => boolean,
  run: (model: Model, real: Real) => Promise<void>
): Command {
  return { check, run, toString: () => name }
}

const fresh = { version: 1, status: 'waiting' as const, appealed: false, resubmitted: false }

const submit = (choice: number) =>
  command(
    `submit(${choice})`,
    () => true,
    async (model, { people }) => {
      const household = choice % people.length
      const person = people[household] as Person
      const photoIds = await server.photosOf(person, 1)
      const id = await created(person.post('/submissions', { ruleId: server.village.rules.honour, photoIds }))
      model.submissions.push({ ...fresh, id, household, photoIds })
    }
  )

const decide = (choice: number, points: number | null) =>
  command(
    points === null ? `reject(${choice})` : `approve(${choice}, ${points})`,
    ({ submissions }) => submissions.length > 0,
    async (model, { reviewers }) => {
      const submission = pick(model.submissions, choice)
      if (!submission) return
      const { id, version, status } = submission
      const decideBy = (reviewer: Person) => points === null
        ? reviewer.post(`/submissions/${id}/reject`, { version, reason: 'not clear' })
        : reviewer.post(`/submissions/${id}/approve`, { version, points })
      const [first, second] = reviewers
      if (status === 'appealed') await expectAnswer(decideBy(first), 'first_reviewer')
      const isOpen = status === 'waiting' || status === 'appealed'
      await expectAnswer(decideBy(status === 'appealed' ? second : first), isOpen ? 200 : 'already_reviewed')
      if (!isOpen) return
      submission.version++
      submission.status = points === null ? 'rejected' : 'approved'
      const balance = model.households[submission.household]
      if (balance) balance.free += points ?? 0
    }
  )

const withdraw = (choice: number) =>
  command(
    `withdraw(${choice})`,
    ({ submissions }) => submissions.length > 0,
    async (model, { people }) => {
      const submission = pick(model.submissions, choice)
      if (!submission) return
      const { id, household, version, status } = submission
      const pending = (people[household] as Person).post(`/submissions/${id}/withdraw`, { version })
      await expectAnswer(pending, ['waiting', 'withdrawn'].includes(status) ? 200 : 'submission_decided')
      if (status !== 'waiting') return
      submission.version++
      submission.status = 'withdrawn'
    }
  )

const appeal = (choice: number) =>
  command(
    `appeal(${choice})`,
    ({ submissions }) => submissions.length > 0,
    async (model, { people }) => {
      const submission = pick(model.submissions, choice)
      if (!submission) return
      const { id, household, version, status, appealed, resubmitted } = submission
      const pending = (people[household] as Person).post(`/submissions/${id}/appeal`, { version, words: `word ${version}` })
      const takes = status === 'rejected' && !appealed && !resubmitted
      await expectAnswer(pending, takes ? 200 : 'appeal_refused')
      if (takes) Object.assign(submission, { version: version + 1, status: 'appealed', appealed: true })
    }
  )

const resubmit = (choice: number) =>
  command(
    `resubmit(${choice})`,
    ({ submissions }) => submissions.length > 0,
    async (model, { people }) => {
      const earlier = pick(model.submissions, choice)
      if (!earlier) return
      const { id: resubmissionOf, household, photoIds, status, resubmitted } = earlier
      const answer = await (people[household] as Person).post<{ id: string }>('/submissions', {
        ruleId: server.village.rules.honour, photoIds, resubmissionOf
      })
      const takes = ['rejected', 'withdrawn'].includes(status) && !resubmitted
      await expectAnswer(Promise.resolve(answer), takes ? 201 : 'resubmission_refused')
      if (!takes) return
      earlier.resubmitted = true
      model.submissions.push({ ...fresh, id: answer.body.id, household, photoIds })
    }
  )

const order = (choice: number, pieces: number) =>
  command(
    `order(${choice}, ${pieces})`,
    () => true,
    async (model, { people }) => {
      const household = choice % people.length
      const balance = model.households[household]
      const points = pieces * price
      if (!balance) return
      const answer = await (people[household] as Person).post<{ id: string }>('/orders', {
        lines: [{ goodsId: server.village.goods.tissues.id, quantity: pieces, points: price }]
      })
      const expected = balance.free < points ? 'insufficient_points' : model.stock < pieces ? 'insufficient_stock' : 201
      await expectAnswer(Promise.resolve(answer), expected)
      if (expected !== 201) return
      balance.free -= points
      balance.held += points
      model.stock -= pieces
      model.orders.push({ id: answer.body.id, household, points, pieces, status: 'held' })
    }
  )

const close = (choice: number, wanted: 'handed_over' | 'cancelled') =>
  command(
    `${wanted}(${choice})`,
    ({ orders }) => orders.length > 0,
    async (model, { people, keeper }) => {
      const chosen = pick(model.orders, choice)
      const balance = chosen && model.households[chosen.household]
      if (!chosen || !balance) return
      const pending =
        wanted === 'cancelled'
          ? (people[chosen.household] as Person).post(`/orders/${chosen.id}/cancel`, { version: 1 })
          : keeper.post(`/orders/${chosen.id}/hand-over`, { version: 1 })
      await expectAnswer(pending, chosen.status === 'held' ? 200 : `order_${chosen.status}`)
      if (chosen.status !== 'held') return
      chosen.status = wanted
      balance.held -= chosen.points
      if (wanted === 'handed_over') balance.spent += chosen.points
      else balance.free += chosen.points
      if (wanted === 'cancelled') model.stock += chosen.pieces
    }
  )

const commands = fc.commands(
  [
    fc.nat(99).map(submit),
    fc.tuple(fc.nat(99), fc.integer({ min: 5, max: 50 })).map(([choice, points]) => decide(choice, points)),
    fc.nat(99).map((choice) => decide(choice, null)),
    fc.nat(99).map(withdraw),
    fc.nat(99).map(appeal),
    fc.nat(99).map(resubmit),
    fc.tuple(fc.nat(99), fc.integer({ min: 1, max: 4 })).map(([choice, pieces]) => order(choice, pieces)),
    fc.nat(99).map((choice) => close(choice, 'cancelled')),
    fc.nat(99).map((choice) => close(choice, 'handed_over'))
  ],
  { size: '+1', maxCommands: 40 }
)

/** Each sequence has households of its own, so that no balance is left over from the one before. */
async function newStage() {
  const households = await server.sql<{ id: string; label: string }>(
    `insert into households (village_id, grid_id, number, label, created_at)
     select $1, g.id, (select max(number) from households) + n, 'model', now()
     from (select id from grids where village_id = $1 limit 1) g, generate_series(1, 3) n returning id, label`,
    [server.village.id]
  )
  await server.sql('update goods set stock = $2 where id = $1', [server.village.goods.tissues.id, initialStock])
  const village = { ...server.village, households }
  const people = await Promise.all(households.map((_, household) => server.newPerson({ village, household })))
  const model: Model = {
    households: people.map(() => ({ free: 0, held: 0, spent: 0 })),
    stock: initialStock,
    submissions: [],
    orders: []
  }
  const reviewers: [Person, Person] = [server.as('villageAdmin'), server.as('reviewer')]
  return { model, real: { people, reviewers, keeper: server.as('shopkeeper') } }
}

test(
  `the ledger follows its model through ${numRuns} random sequences, seed ${seed}`,
  async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        const { model, real } = await newStage()
        await fc.asyncModelRun(() => ({ model, real }), sequence)
        expect(
          await ledgerViolations(
            server,
            real.people.map(({ account }) => account?.householdId ?? '')
          )
        ).toEqual([])
        for (const [household, expected] of model.households.entries()) {
          const { earnedThisMonth, ...balance } = await okay(
            (real.people[household] as Person).get<PointBalance>('/points/balance')
          )
          const earned = expected.free + expected.held + expected.spent
          expect({ ...balance, earnedThisMonth }).toEqual({ ...expected, earned, earnedThisMonth: earned })
        }
        const [goods] = await server.sql<{ stock: number }>('select stock from goods where id = $1', [
          server.village.goods.tissues.id
        ])
        expect(goods?.stock).toBe(model.stock)
      }),
      { numRuns, seed, endOnFailure: true }
    )
  },
  60_000 + numRuns * 5_000
)

test('the same by several households at once keeps every invariant', async () => {
  const { real } = await newStage()
  await Promise.all(
    real.people.map(async (person, index) => {
      for (let round = 0; round < 6; round++) {
        await server.earn(person, 10 + index)
        const lines = [{ goodsId: server.village.goods.tissues.id, quantity: 1, points: price }]
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
