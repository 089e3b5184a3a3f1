import type { RuleList } from '../../types/contract/rules'
import type { Submission } from '../../types/contract/submissions'
import { ledgerViolations } from '../support/ledger'
import { created, okay, refusal, type Person } from '../support/person'
import { refusesUnchanged } from '../support/refuses-unchanged'
import { change, layDown, noCaps, uploadTerms } from '../support/rule'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let admin: Person
let reviewer: Person
/** Of a household that nobody has used before in the test. */
let member: Person
let household = 3

const hour = 3_600_000

beforeAll(async () => {
  // Tuesday, 10 March 2026, 10:00 in the village
  server = await startApp()
  admin = server.as('villageAdmin')
  reviewer = server.as('reviewer')
})
beforeEach(async () => {
  member = await server.newPerson({ household: household++ })
})
afterAll(async () => {
  expect(await ledgerViolations(server)).toEqual([])
  await server.close()
})

const capped = (caps: object) => layDown(server, uploadTerms({ caps: { ...noCaps, ...caps } }))

async function send(ruleId: string, by: Person = member, more: object = {}) {
  return by.post<{ id: string; code?: string }>('/submissions', { ruleId, photoIds: await server.photosOf(by, 1), ...more })
}
const act = (id: string, what: string, body: object, by = admin) => by.post<Submission>(`/submissions/${id}/${what}`, body)
const reject = (id: string, version = 1) => okay(act(id, 'reject', { version, reason: '看不清' }))
const left = async (seriesId: string, by = member) =>
  (await okay(by.get<RuleList>('/rules'))).items.find((rule) => rule.seriesId === seriesId)?.allowance

test('the household, not the person, has so many times; the count begins anew with the period', async () => {
  const rule = await capped({ day: 1, week: 2 })
  const relative = await server.newPerson({ household: household - 1 })
  expect(await left(rule)).toMatchObject({ period: 'day', limit: 1, left: 1 })
  await created(send(rule))
  expect(await left(rule, relative)).toEqual({ period: 'day', limit: 1, left: 0, opensAt: '2026-03-10T16:00:00.000Z' })
  const photoIds = await server.photosOf(relative, 1)
  const problem = await refusesUnchanged(server, 'cap_reached', () => relative.post('/submissions', { ruleId: rule, photoIds }))
  expect(problem.fields).toEqual({ limit: 1, period: 'day', opensAt: '2026-03-10T16:00:00.000Z' })

  // 11 March, 0:00 in the village
  server.clock.current = new Date('2026-03-10T16:00:00Z')
  await created(relative.post('/submissions', { ruleId: rule, photoIds }))
  expect(await left(rule)).toMatchObject({ period: 'week', limit: 2, left: 0 })
  expect((await refusal(send(rule), 'cap_reached')).fields).toMatchObject({ period: 'week', opensAt: '2026-03-15T16:00:00.000Z' })
  server.clock.current = new Date('2026-03-15T16:00:00Z')
  await created(send(rule, await server.newPerson({ household: household - 1 })))
})

test('another household has its own, a helper uses up the one of whom the photos are for', async () => {
  const rule = await capped({ month: 1 })
  const helper = await server.newPerson({ household: household++ })
  const onBehalfOf = { householdId: member.account?.householdId, consentBy: '阿婆', consentGiven: 'in_person' }
  await created(send(rule, helper, { onBehalfOf }))
  expect(await left(rule, helper)).toMatchObject({ left: 1 })
  await refusal(send(rule, helper, { onBehalfOf }), 'cap_reached')
  await refusal(send(rule), 'cap_reached')
  await created(send(rule, helper))
  expect(await left(rule, admin)).toBe(null)
})

test('what was rejected or withdrawn does not count, what waits, is appealed or approved does', async () => {
  const rule = await capped({ month: 1 })
  const withdrawn = await created(send(rule))
  await okay(act(withdrawn, 'withdraw', { version: 1 }, member))
  const rejected = await created(send(rule))
  await reject(rejected)
  expect(await left(rule)).toMatchObject({ left: 1 })
  await okay(act(rejected, 'appeal', { version: 2, words: '请再看看' }, member))
  expect(await left(rule)).toMatchObject({ left: 0 })
  await refusal(send(rule), 'cap_reached')
  await okay(act(rejected, 'approve', { version: 3 }, reviewer))
  await refusal(send(rule), 'cap_reached')
})

test('later versions of the rule count what was sent under the earlier ones', async () => {
  const first = await capped({ month: 2 })
  await created(send(first))
  server.clock.advance(hour)
  const second = await change(server, first, uploadTerms({ caps: { ...noCaps, month: 2 } }))
  await created(send(second))
  await refusal(send(second), 'cap_reached')
  server.clock.advance(hour)
  const third = await change(server, second, uploadTerms({ caps: { ...noCaps, month: 3 } }))
  await created(send(third))
})

test('a second try takes the place of the first one', async () => {
  const rule = await capped({ month: 1 })
  const id = await created(send(rule))
  await reject(id)
  await created(send(rule, member, { resubmissionOf: id }))
  await refusal(send(rule), 'cap_reached')
})

test('of many at once, from two servers, as many come in as the cap allows', async () => {
  const other = await server.another()
  for (let round = 0; round < 5; round++) {
    const rule = await capped({ month: 2 })
    const relative = await server.newPerson({ household: household - 1 })
    const people = [member, relative, member.at(other), relative.at(other)]
    // a busy machine takes its time to open connections; the race begins once they are open
    await Promise.all([...people, ...people].map((person) => person.get('/rules')))
    const answers = await Promise.all([...people, ...people].map((person) => send(rule, person)))
    const codes = answers.map(({ status, body }) => (status === 201 ? 'done' : body.code)).sort()
    expect(codes).toEqual([...Array<string>(6).fill('cap_reached'), 'done', 'done'])
  }
})

describe('approving', () => {
  test('one that was appealed is refused where another one has been approved in its place', async () => {
    const rule = await capped({ month: 1 })
    const first = await created(send(rule))
    await reject(first)
    const second = await created(send(rule))
    await okay(act(second, 'approve', { version: 1 }))
    await okay(act(first, 'appeal', { version: 2, words: '请再看看' }, member))
    const problem = await refusesUnchanged(server, 'cap_reached', () => act(first, 'approve', { version: 3 }, reviewer))
    expect(problem.fields).toEqual({ limit: 1, period: 'month' })
    await okay(act(first, 'reject', { version: 3, reason: '这个月已经有一次' }, reviewer))
  })

  test('one whose rejection was taken back is refused likewise', async () => {
    const rule = await capped({ month: 1 })
    const first = await created(send(rule))
    await reject(first)
    const second = await created(send(rule))
    await okay(act(first, 'undo', { version: 2 }))
    await refusesUnchanged(server, 'cap_reached', () => act(first, 'approve', { version: 3 }))
    await okay(act(second, 'approve', { version: 1 }))
    await refusesUnchanged(server, 'cap_reached', () => act(first, 'approve', { version: 3 }))
  })

  test('one of two that were appealed has the place', async () => {
    const rule = await capped({ month: 1 })
    const ids = [await created(send(rule))]
    await reject(ids[0] ?? '')
    ids.push(await created(send(rule)))
    await reject(ids[1] ?? '')
    for (const id of ids) await okay(act(id, 'appeal', { version: 2, words: '请再看看' }, member))
    await okay(act(ids[1] ?? '', 'approve', { version: 3 }, reviewer))
    await refusal(act(ids[0] ?? '', 'approve', { version: 3 }, reviewer), 'cap_reached')
  })

  test('one that was never decided is not measured by caps of before', async () => {
    const first = await capped({ month: 1 })
    const waiting = await created(send(first))
    server.clock.advance(hour)
    const second = await change(server, first, uploadTerms({ caps: { ...noCaps, month: 3 } }))
    const later = await created(send(second))
    await okay(act(later, 'approve', { version: 1 }))
    await okay(act(waiting, 'approve', { version: 1 }))
  })
})
