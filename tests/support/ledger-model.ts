import fc from 'fast-check'
import type { SubmissionStatus } from '../../types/contract/submissions'
import { created, type Answer, type Person } from './person'
import type { TestServer } from './server'

/** What the server should know: kept by the plainest means, to compare it with. */
export interface Model {
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

export interface Real {
  server: TestServer
  /** One of each household. */
  people: Person[]
  /** Decides; the second one on appeals. */
  reviewers: [Person, Person]
  keeper: Person
  /** The one piece of goods on sale, at `price`. */
  goodsId: string
}

type Command = fc.AsyncCommand<Model, Real>

export const price = 5

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
    async (model, { server, people }) => {
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
      const plea = { version, words: `word ${version}` }
      const pending = (people[household] as Person).post(`/submissions/${id}/appeal`, plea)
      const takes = status === 'rejected' && !appealed && !resubmitted
      await expectAnswer(pending, takes ? 200 : 'appeal_refused')
      if (takes) Object.assign(submission, { version: version + 1, status: 'appealed', appealed: true })
    }
  )

const resubmit = (choice: number) =>
  command(
    `resubmit(${choice})`,
    ({ submissions }) => submissions.length > 0,
    async (model, { server, people }) => {
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
    async (model, { people, goodsId }) => {
      const household = choice % people.length
      const balance = model.households[household]
      const points = pieces * price
      if (!balance) return
      const answer = await (people[household] as Person).post<{ id: string }>('/orders', {
        lines: [{ goodsId, quantity: pieces, points: price }]
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

/** Sequences of what residents, reviewers and the shopkeeper may try, allowed or not. */
export const commands = fc.commands(
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
