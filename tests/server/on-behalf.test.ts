import { randomUUID } from 'node:crypto'
import { Value } from '@sinclair/typebox/value'
import { ActivityPage } from '../../types/contract/activities'
import type { MessagePage } from '../../types/contract/messages'
import type { PointBalance } from '../../types/contract/points'
import type { ErrorCode } from '../../types/contract/problem'
import type { ReviewPage } from '../../types/contract/reviews'
import type { Submission, SubmissionPage } from '../../types/contract/submissions'
import { created, okay, type Person } from '../support/person'
import { refusesUnchanged as refusesUnchangedBy, type Attempt } from '../support/refuses-unchanged'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
/** Sends in; the points go to `elder`'s household. */
let helper: Person
let elder: Person
let admin: Person

beforeAll(async () => {
  server = await startApp()
  helper = server.as('resident')
  elder = server.as('resident2')
  admin = server.as('villageAdmin')
})
afterAll(() => server.close())

const refusesUnchanged = (code: ErrorCode, attempt: Attempt) => refusesUnchangedBy(server, code, attempt)

const consent = (more: object = {}) => ({
  householdId: server.village.people.resident2.householdId, consentBy: ' 李阿婆 ', consentGiven: 'by_phone', ...more
})

async function ready(more: object = {}, by = helper) {
  const photoIds = await server.photosOf(by, 1)
  return () => by.post<{ id: string }>('/submissions', { ruleId: server.village.rules.study, photoIds, ...more })
}
const helped = async (more: object = {}, by = helper) => created((await ready({ onBehalfOf: consent(), ...more }, by))())

const read = (id: string, by: Person) => okay(by.get<Submission>(`/submissions/${id}`))
const act = (id: string, action: string, body: object, by: Person) => by.post<Submission>(`/submissions/${id}/${action}`, body)
const balanceOf = (person: Person) => okay(person.get<PointBalance>('/points/balance'))
const listOf = async (person: Person, query = '') =>
  (await okay(person.get<SubmissionPage>(`/submissions?limit=50${query}`))).items.map(({ id }) => id)
const messagesOf = async (person: Person) => {
  const { items } = await okay(person.get<MessagePage>('/messages?limit=50'))
  return items.map(({ kind, about, points }) => ({ kind, about, points })).sort((a, b) => a.kind.localeCompare(b.kind))
}

describe('sending in for another household', () => {
  test('the points, the list and the message are that household’s; the helper sees it and hears of it', async () => {
    const id = await helped({ note: '院子' })
    expect(await read(id, elder)).toMatchObject({
      household: { id: server.village.people.resident2.householdId }, own: false, actions: ['withdraw'],
      submittedBy: server.village.people.resident.name, onBehalf: { consentBy: '李阿婆', consentGiven: 'by_phone' }
    })
    expect(await read(id, helper)).toMatchObject({ own: true, actions: ['withdraw'] })
    expect(await messagesOf(elder)).toEqual([{ kind: 'sent_for_you', about: server.village.people.resident.name, points: null }])
    expect([await listOf(elder), await listOf(helper), await listOf(helper, '&sentForOthers=true'), await listOf(elder, '&sentForOthers=true')])
      .toEqual([[id], [], [id], []])

    const before = await balanceOf(helper)
    await okay(act(id, 'approve', { version: 1 }, server.as('reviewer')))
    expect(await balanceOf(helper)).toEqual(before)
    expect((await balanceOf(elder)).free).toBe(2)
    const approved = { kind: 'submission_approved', about: expect.any(String), points: 2 }
    expect(await messagesOf(helper)).toEqual([approved])
    expect(await messagesOf(elder)).toEqual([expect.objectContaining({ kind: 'sent_for_you' }), approved])
  })

  test('the reviewer sees who agreed, and is not who helped', async () => {
    const reviewer = server.as('reviewer')
    const id = await helped({}, reviewer)
    const itemFor = async (person: Person) =>
      (await okay(person.get<ReviewPage>('/reviews?limit=50'))).items.find((item) => item.id === id)
    expect(await itemFor(admin)).toMatchObject({ onBehalf: { consentBy: '李阿婆', consentGiven: 'by_phone' }, bar: null })
    expect(await itemFor(reviewer)).toMatchObject({ bar: 'own_household' })
    for (const [action, body] of [['approve', { version: 1 }], ['reject', { version: 1, reason: '看不清' }]] as const) {
      await refusesUnchanged('own_household', () => act(id, action, body, reviewer))
    }
  })

  test('an office holder without a household may help; both may withdraw and try anew, the household alone appeals', async () => {
    const keeper = server.as('shopkeeper')
    const first = await helped({}, keeper)
    await okay(act(first, 'reject', { version: 1, reason: '看不清' }, admin))
    expect((await read(first, keeper)).actions).toEqual(['resubmit'])
    expect((await read(first, elder)).actions).toEqual(['resubmit', 'appeal'])
    await refusesUnchanged('forbidden', () => act(first, 'appeal', { version: 2, words: '冤' }, keeper))

    const photoIds = (await read(first, keeper)).photos.map((photo) => photo.id)
    const second = await helped({ resubmissionOf: first, photoIds }, keeper)
    await okay(act(second, 'withdraw', { version: 1 }, keeper))
    // the household takes the helper's photos on in its own name
    const third = await created((await ready({ resubmissionOf: second, photoIds }, elder))())
    expect(await read(third, elder)).toMatchObject({ onBehalf: null, own: true, photos: [{ id: photoIds[0] }] })
    await refusesUnchanged('not_found', () => keeper.get(`/submissions/${third}`))
  })

  test('the second try of a helper is for the same household', async () => {
    const id = await helped()
    await okay(act(id, 'withdraw', { version: 1 }, helper))
    await refusesUnchanged('resubmission_refused', await ready({ resubmissionOf: id }))
    const other = consent({ householdId: server.village.people.reviewer.householdId })
    await refusesUnchanged('resubmission_refused', await ready({ resubmissionOf: id, onBehalfOf: other }))
  })

  test.each<[string, ErrorCode, () => object]>([
    ['that does not exist', 'household_not_found', () => ({ householdId: randomUUID() })],
    ['of another village', 'household_not_found', () => ({ householdId: server.neighbour.people.resident.householdId })],
    ['that is one’s own', 'household_not_found', () => ({ householdId: server.village.people.resident.householdId })],
    ['without a name', 'invalid_request', () => ({ consentBy: '   ' })],
    ['without saying how', 'invalid_request', () => ({ consentGiven: 'somehow' })]
  ])('a household %s: %s', async (_, code, more) => {
    await refusesUnchanged(code, await ready({ onBehalfOf: consent(more()) }))
  })

  test('is not for a supervisor', async () => {
    await refusesUnchanged('forbidden', () =>
      server.as('supervisor').post('/submissions', { ruleId: server.village.rules.study, photoIds: [], onBehalfOf: consent() }))
  })
})

describe('activities', () => {
  const hour = 3_600_000
  const at = (hours: number) => new Date(server.clock.now().getTime() + hours * hour)

  async function plan(title: string, starts: number, ends: number, column = 'volunteering', home = server.village) {
    const [row] = await server.sql<{ id: string }>(
      `insert into activities (village_id, "column", title, place, starts_at, ends_at, created_at)
       values ($1, $2, $3, '水沟边', $4, $5, $6) returning id`, [home.id, column, title, at(starts), at(ends), at(-100)])
    return row?.id ?? ''
  }

  test('are listed while photos of them are welcome or to come, the soonest first', async () => {
    await plan('下周', 100, 102)
    await plan('刚结束', -26, -23.9)
    await plan('太久', -30, -24)
    await plan('正在', -1, 1)
    await plan('邻村的', -1, 1, 'study', server.neighbour)
    const list = await okay(helper.get<ActivityPage>('/activities'))
    expect([...Value.Errors(ActivityPage, list)]).toEqual([])
    expect(list.items.map(({ title, running }) => [title, running])).toEqual([['刚结束', true], ['正在', true], ['下周', false]])
  })

  test('take photos of their column from their start until a day after their end', async () => {
    const { volunteering: ruleId, study } = server.village.rules
    const [running, over, coming] = [await plan('清沟', 0, 1), await plan('过了', -26, -24), await plan('没到', 0.01, 1)]
    const foreign = await plan('邻村的', -1, 1, 'volunteering', server.neighbour)
    const id = await created((await ready({ ruleId, activityId: running }))())
    expect((await read(id, helper)).activity).toEqual({ id: running, title: '清沟' })
    for (const activityId of [over, coming, foreign, randomUUID()]) {
      await refusesUnchanged('activity_not_running', await ready({ ruleId, activityId }))
    }
    await refusesUnchanged('activity_not_running', await ready({ ruleId: study, activityId: running }))
  })
})
