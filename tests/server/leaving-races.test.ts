import { Client } from 'pg'
import type { Submission } from '../../types/contract/submissions'
import { created, okay, type Answer, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer

beforeAll(async () => {
  server = await startApp()
})
afterAll(() => server.close())

const leave = (person: Person) =>
  person.send({ method: 'DELETE', url: '/api/me', payload: { confirm: 'delete my account' } })

const content = async (person: Person) => ({ ruleId: server.village.rules.study, photoIds: await server.photosOf(person, 1) })

async function sending(person: Person) {
  const submission = { ...(await content(person)), note: '我写的话' }
  return () => person.post<Submission>('/submissions', submission)
}

async function appealing(person: Person) {
  const id = await created(person.post('/submissions', await content(person)))
  await okay(server.as('villageAdmin').post(`/submissions/${id}/reject`, { version: 1, reason: '看不清' }))
  return () => person.post<Submission>(`/submissions/${id}/appeal`, { version: 2, words: '我写的话' })
}

async function waitingForLocks(): Promise<number> {
  const [row] = await server.sql<{ count: number }>(
    'select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = \'Lock\'')
  return row?.count ?? 0
}

/** Begins both while the account is locked, the second once the first has come so far; gives their answers. */
async function inTurn(person: Person, works: (() => Promise<Answer<unknown>>)[]): Promise<Answer<unknown>[]> {
  const holder = new Client({ connectionString: server.url })
  await holder.connect()
  await holder.query('begin')
  await holder.query('select from accounts where id = $1 for no key update', [person.account?.id])
  const answers: Promise<Answer<unknown>>[] = []
  for (const [index, work] of works.entries()) {
    let answered = false
    answers.push(work().finally(() => (answered = true)))
    while (!answered && (await waitingForLocks()) <= index) await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await holder.query('commit')
  await holder.end()
  return Promise.all(answers)
}

const wordsKept = async () => JSON.stringify(await server.snapshot()).includes('我写的话')

describe.each([['a submission', sending], ['an appeal', appealing]])('of %s and its sender\'s leaving at the same moment', (_, prepare) => {
  test('words that come first are erased', async () => {
    const person = await server.newPerson({ household: 10 })
    const [written, left] = await inTurn(person, [await prepare(person), () => leave(person)])
    expect([written?.status, left?.status]).toEqual([expect.any(Number), 204])
    expect(written?.status).toBeLessThan(300)
    expect(await wordsKept()).toBe(false)
  })

  test('words that come second are refused', async () => {
    const person = await server.newPerson({ household: 11 })
    const [left, written] = await inTurn(person, [() => leave(person), await prepare(person)])
    expect(left?.status).toBe(204)
    expect(written).toMatchObject({ status: 401, body: { code: 'session_expired' } })
    expect(await wordsKept()).toBe(false)
  })
})
