import type { Submission } from '../../types/contract/submissions'
import { outcomes, times } from '../support/at-once'
import { ledgerViolations } from '../support/ledger'
import { created, okay, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let members: Person[]
let reviewers: Person[]

const rounds = 8

beforeAll(async () => {
  server = await startApp()
  members = await times(3, () => server.newPerson({ household: 10 }))
  reviewers = await times(3, () => server.newPerson({ household: null, roles: ['reviewer'] }))
})
afterAll(async () => {
  expect(await ledgerViolations(server)).toEqual([])
  await server.close()
})

const one = <T>(list: T[], index: number) => list[index % list.length] as T

async function send(more: object = {}, by = one(members, 0)) {
  const photoIds = await server.photosOf(by, 1)
  return by.post<{ id: string }>('/submissions', { ruleId: server.village.rules.study, photoIds, ...more })
}
const read = (id: string) => okay(one(members, 0).get<Submission>(`/submissions/${id}`))
const act = (id: string, action: string, body: object, by: Person) => by.post<Submission>(`/submissions/${id}/${action}`, body)
const reject = (id: string, version = 1, by = one(reviewers, 0)) => act(id, 'reject', { version, reason: '看不清' }, by)

async function rejected(): Promise<string> {
  const id = await created(send())
  await okay(reject(id))
  return id
}

test('of a withdrawal and a decision at the same moment one counts', async () => {
  for (let round = 0; round < rounds; round++) {
    const id = await created(send())
    const answers = await times(6, async (index) => {
      if (index > 3) return act(id, 'approve', { version: 1 }, one(reviewers, index))
      if (index > 2) return reject(id, 1, one(reviewers, index))
      // later and later, so that either side comes first in some round
      await new Promise((resolve) => setTimeout(resolve, round * 5))
      return act(id, 'withdraw', { version: 1 }, one(members, index))
    })
    const { status } = await read(id)
    const late = status === 'withdrawn' ? { done: 3, already_reviewed: 3 } : { done: 1, already_reviewed: 2, submission_decided: 3 }
    expect(outcomes(answers)).toEqual(late)
  }
})

test('of many appeals at once one stands, with its own words', async () => {
  for (let round = 0; round < rounds; round++) {
    const id = await rejected()
    const answers = await times(6, (index) => act(id, 'appeal', { version: 2, words: `第 ${index} 句` }, one(members, index)))
    expect(outcomes(answers)).toEqual({ done: 1, appeal_refused: 5 })
    const winner = answers.findIndex(({ status }) => status === 200)
    expect(await read(id)).toMatchObject({ status: 'appealed', version: 3, appeal: { words: `第 ${winner} 句` } })
  }
})

test('of many second tries at once one is there', async () => {
  for (let round = 0; round < rounds; round++) {
    const resubmissionOf = await rejected()
    const photoIds = (await read(resubmissionOf)).photos.map(({ id }) => id)
    const answers = await times(6, (index) => send({ resubmissionOf, photoIds }, one(members, index)))
    expect(outcomes(answers)).toEqual({ done: 1, resubmission_refused: 5 })
    expect((await read(resubmissionOf)).resubmittedAs).toBe(answers.find(({ status }) => status === 201)?.body.id)
  }
})

test('of an appeal and a second try at once one is there', async () => {
  for (let round = 0; round < rounds; round++) {
    const id = await rejected()
    const answers = await times(4, (index) => index % 2 === round % 2
      ? act(id, 'appeal', { version: 2, words: '请再看看' }, one(members, index))
      : send({ resubmissionOf: id }, one(members, index)))
    const { status, resubmittedAs } = await read(id)
    expect(resubmittedAs === null).toBe(status === 'appealed')
    // the same appeal said twice is the same appeal
    expect(outcomes(answers)).toEqual(status === 'appealed'
      ? { done: 2, resubmission_refused: 2 }
      : { done: 1, resubmission_refused: 1, appeal_refused: 2 })
  }
})

test('of many decisions on an appeal at once one counts, and its points are awarded once', async () => {
  for (let round = 0; round < rounds; round++) {
    const id = await rejected()
    await okay(act(id, 'appeal', { version: 2, words: '请再看看' }, one(members, round)))
    const others = reviewers.slice(1)
    const answers = await times(6, (index) => index % 2 === round % 2
      ? act(id, 'approve', { version: 3 }, one(others, index))
      : reject(id, 3, one(others, index)))
    expect(outcomes(answers)).toEqual({ done: 1, already_reviewed: 5 })
    const { status, appeal } = await read(id)
    expect(appeal?.upheld).toBe(status === 'approved')
    const awards = await server.sql('select from point_transfers where submission_id = $1', [id])
    expect(awards).toHaveLength(status === 'approved' ? 1 : 0)
  }
})

test('one photo in two second tries at once proves one of them', async () => {
  const [photoId] = await server.photosOf(one(members, 0), 1)
  const earlier = await times(2, () => rejected())
  const answers = await times(6, (index) =>
    send({ resubmissionOf: one(earlier, index), photoIds: [photoId] }, one(members, 0)))
  const { done, ...others } = outcomes(answers)
  expect(done).toBe(1)
  expect(Object.keys(others).every((code) => ['photo_already_used', 'resubmission_refused'].includes(code))).toBe(true)
})
