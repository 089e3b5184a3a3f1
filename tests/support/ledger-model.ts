import fc from 'fast-check'
import { command, expectAnswer, pick } from './model'
import { created, type Person } from './person'
import { shopCommands } from './shop-model'

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

/** Sequences of what residents, reviewers and the shopkeeper may try, allowed or not. */
export const commands = fc.commands(
  [
    fc.nat(99).map(submit),
    fc.tuple(fc.nat(99), fc.integer({ min: 5, max: 50 })).map(([choice, points]) => decide(choice, points)),
    fc.nat(99).map((choice) => decide(choice, null)),
    fc.nat(99).map(withdraw),
    fc.nat(99).map(appeal),
    fc.nat(99).map(resubmit),
    ...shopCommands
  ],
  { size: '+1', maxCommands: 60 }
)
