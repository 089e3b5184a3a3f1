import { Value } from '@sinclair/typebox/value'
import { Fairness } from '../../types/contract/fairness'
import type { ErrorCode } from '../../types/contract/problem'
import { SecondLookPage, type SecondLook, type SecondLookSummary } from '../../types/contract/second-looks'
import type { VillageSettings } from '../../types/contract/settings'
import { createAuditService } from '../../server/modules/audit/audit.service'
import { createFairnessService } from '../../server/modules/fairness/fairness.service'
import { createMessagesService } from '../../server/modules/messages/messages.service'
import { createSettingsService } from '../../server/modules/settings/settings.service'
import { declareKin, deductionRule } from '../support/deductions'
import { created, okay, refusal, type Person } from '../support/person'
import { refusesUnchanged as refusesUnchangedBy, type Attempt } from '../support/refuses-unchanged'
import { startApp, type TestServer } from '../support/server'

const hour = 3_600_000

let server: TestServer
let resident: Person
let reviewer: Person
let admin: Person

beforeEach(async () => {
  server = await startApp()
  resident = server.as('resident')
  reviewer = server.as('reviewer')
  admin = server.as('villageAdmin')
  await change({ secondLookPercent: 100 })
})
afterEach(() => server.close())

const refusesUnchanged = (code: ErrorCode, attempt: Attempt) => refusesUnchangedBy(server, code, attempt)
const settings = (by = admin) => okay(by.get<VillageSettings>('/settings'))
const put = (body: object, by = admin) => by.send({ method: 'PUT', url: '/api/settings', payload: body })

async function change(changes: Partial<VillageSettings>): Promise<void> {
  expect((await put({ ...(await settings()), ...changes })).status).toBe(204)
}

const send = async (by = resident, column: 'study' | 'environment' = 'study') =>
  created(by.post('/submissions', { ruleId: server.village.rules[column], photoIds: await server.photosOf(by, 1) }))
const approve = (id: string, by = admin) => okay(by.post<unknown>(`/submissions/${id}/approve`, { version: 1 }))

async function approved(by = resident, approver = admin, column?: 'environment'): Promise<string> {
  const id = await send(by, column)
  await approve(id, approver)
  return id
}

const looks = async (by = reviewer, query = '') => {
  const page = await okay(by.get<SecondLookPage>(`/second-looks${query}`))
  expect([...Value.Errors(SecondLookPage, page)]).toEqual([])
  return page.items
}
const finish = (id: string, { by = reviewer, agrees = true, note }: { by?: Person; agrees?: boolean; note?: string } = {}) =>
  by.post<unknown>(`/submissions/${id}/second-look`, { agrees, note })
const figures = async (by = resident) => {
  const body = await okay(by.get<Fairness>('/fairness'))
  expect([...Value.Errors(Fairness, body)]).toEqual([])
  return body
}

test('every approval is drawn at a hundred per cent, none at zero, no rejection ever', async () => {
  const id = await approved()
  const rejected = await send()
  await okay(admin.post<unknown>(`/submissions/${rejected}/reject`, { version: 1, reason: '看不清' }))
  await change({ secondLookPercent: 0 })
  await approved()
  expect((await looks()).map(({ submission }) => submission.id)).toEqual([id])
})

test('at half, about half is drawn', async () => {
  await change({ secondLookPercent: 50 })
  for (let count = 0; count < 40; count++) await approved()
  const { open } = await okay(reviewer.get<SecondLookSummary>('/second-looks/summary'))
  // wrong once in some hundred million runs
  expect(open).toBeGreaterThan(2)
  expect(open).toBeLessThan(38)
})

test('another reviewer agrees or says why not; the village sees how often, and points stay', async () => {
  const [one, two] = [await approved(), await approved()]
  const mine = (await looks()).find(({ submission }) => submission.id === one)
  expect(mine).toMatchObject({ submission: { status: 'approved' }, bar: null, result: null, photoMatches: [] })
  await okay(finish(one), 204)
  await okay(finish(two, { agrees: false, note: ' 看不清门牌 ' }), 204)
  expect(await looks()).toEqual([])
  const done = await looks(admin, '?done=true')
  expect(done.map(({ submission, result }) => [submission.id, result?.agrees, result?.note, result?.by]).sort())
    .toEqual([[one, true, '', reviewer.account?.name], [two, false, '看不清门牌', reviewer.account?.name]].sort())
  expect((await figures()).months[0]).toMatchObject({ month: '2026-03', decided: 2, secondLooks: 2, agreed: 1 })
  expect((await okay(resident.get<{ status: string }>(`/submissions/${two}`))).status).toBe('approved')
  expect(await server.sql('select action, household_id, details from audit_events where subject_id = $1 and action = $2', [two, 'second_look_done']))
    .toEqual([{ action: 'second_look_done', household_id: resident.account?.householdId, details: { agrees: false, note: '看不清门牌' } }])
})

test('the trace of an anonymous report names no household', async () => {
  const id = await approved(resident, admin, 'environment')
  await okay(finish(id), 204)
  expect(await server.sql('select household_id from audit_events where subject_id = $1 and action = $2', [id, 'second_look_done']))
    .toEqual([{ household_id: null }])
})

test('neither who approved it, nor its household, nor its kin looks again', async () => {
  const first = await approved(resident, reviewer)
  const own = await approved(reviewer, admin)
  const kin = await approved(server.as('resident2'), admin)
  await declareKin(server, server.village, reviewer.account?.id ?? '', server.village.people.resident2.householdId ?? '')
  const bars = new Map((await looks()).map(({ submission, bar }): [string, SecondLook['bar']] => [submission.id, bar]))
  expect([first, own, kin].map((id) => bars.get(id))).toEqual(['first_reviewer', 'own_household', 'relative_household'])
  for (const [id, code] of [[first, 'first_reviewer'], [own, 'own_household'], [kin, 'relative_household']] as const) {
    await refusesUnchanged(code, () => finish(id))
  }
  expect(await okay(reviewer.get('/second-looks/summary'))).toEqual({ open: 3, forMe: 0 })
  expect(await okay(admin.get('/second-looks/summary'))).toEqual({ open: 3, forMe: 1 })
})

test('where two had to approve, a third one looks', async () => {
  await server.sql('update rules set two_approvals_above = 1 where id = $1', [server.village.rules.study])
  const id = await send()
  await approve(id, reviewer)
  const { version } = await okay(resident.get<{ version: number }>(`/submissions/${id}`))
  await okay(admin.post<unknown>(`/submissions/${id}/approve`, { version }))
  await refusesUnchanged('first_reviewer', () => finish(id, { by: reviewer }))
  await refusesUnchanged('first_reviewer', () => finish(id, { by: admin }))
  await okay(finish(id, { by: await server.newPerson({ household: 8, roles: ['reviewer', 'resident'] }) }), 204)
})

test('once, with words where it is not agreed, by those who review, and only what was drawn', async () => {
  const id = await approved()
  for (const [code, attempt] of [
    ['reason_missing', () => finish(id, { agrees: false, note: ' ' })],
    ['text_too_long', () => finish(id, { note: '好'.repeat(201) })],
    ['forbidden', () => finish(id, { by: resident })],
    ['forbidden', () => finish(id, { by: server.as('shopkeeper') })],
    ['forbidden', () => finish(id, { by: server.as('supervisor') })],
    ['not_found', () => finish(id, { by: server.as('villageAdmin', server.neighbour) })]
  ] as const) await refusesUnchanged(code, attempt)
  for (const path of ['', '/summary']) await refusal(resident.get(`/second-looks${path}`), 'forbidden')
  const undrawn = await send()
  await refusesUnchanged('not_found', () => finish(undrawn))
  const second = await server.newPerson({ household: 8, roles: ['reviewer', 'resident'] })
  const answers = await Promise.all([finish(id), finish(id, { by: second })])
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
  await refusesUnchanged('second_look_done', () => finish(id))
})

test('an approval that is undone waits for no second look; what was looked at stays counted', async () => {
  const [open, done] = [await approved(), await approved()]
  await okay(finish(done), 204)
  for (const id of [open, done]) await okay(admin.post<unknown>(`/submissions/${id}/undo`, { version: 2 }))
  expect(await looks()).toEqual([])
  expect((await figures()).months[0]).toMatchObject({ secondLooks: 1, agreed: 1 })
  await okay(admin.post<unknown>(`/submissions/${done}/approve`, { version: 3 }))
  expect(await looks()).toEqual([])
})

test('the open ones come oldest first, page by page', async () => {
  const ids: string[] = []
  for (let count = 0; count < 3; count++) {
    server.clock.advance(1000)
    ids.push(await approved())
  }
  const { items: [one], nextCursor } = await okay(reviewer.get<SecondLookPage>('/second-looks?limit=1'))
  const rest = await looks(reviewer, `?limit=5&cursor=${nextCursor}`)
  expect([one, ...rest].map((look) => look?.submission.id)).toEqual(ids)
})

test('everybody of the village reads the figures: times, deductions, appeals', async () => {
  const empty = await figures()
  expect(empty).toEqual({ waiting: 0, oldestAt: null, overdue: 0, reviewHours: 48, secondLookPercent: 100, months: [] })
  const waits = await send()
  const [slow, quick] = [await send(), await send()]
  server.clock.advance(1 * hour)
  await approve(quick)
  server.clock.advance(2 * hour)
  await okay(admin.post<unknown>(`/submissions/${slow}/reject`, { version: 1, reason: '看不清' }))
  await okay(resident.post<unknown>(`/submissions/${slow}/appeal`, { version: 2, words: '看得清' }))
  const ruleId = await deductionRule(server, server.village)
  const deduction = { ruleId, householdId: resident.account?.householdId, reason: '堆垃圾' }
  const id = await created(admin.post('/deductions', { ...deduction, photoIds: await server.photosOf(admin, 1) }))
  await okay(resident.post<unknown>(`/deductions/${id}/appeal`, { version: 1, words: '不是' }))
  await okay(reviewer.post<unknown>(`/deductions/${id}/decide`, { version: 2, remit: true, reason: '查过' }))
  expect(await figures()).toEqual({
    waiting: 2, oldestAt: '2026-03-10T02:00:00.000Z', overdue: 0, reviewHours: 48, secondLookPercent: 100,
    months: [{ month: '2026-03', decided: 2, reviewMinutes: 120, secondLooks: 0, agreed: 0, deductions: 1, appeals: 2, granted: 1, open: 1 }]
  })
  expect(waits).not.toBe('')
  expect((await figures(server.as('resident', server.neighbour))).months).toEqual([])
  await refusal(server.as('supervisor').get('/fairness'), 'forbidden')
})

test('those who may review are told once a day of what waits too long', async () => {
  const stores = { ...server.stores, clock: server.clock }
  const fairness = createFairnessService({
    ...stores, settings: createSettingsService({ ...stores, audit: createAuditService(stores) }), messages: createMessagesService(stores)
  })
  const remind = () => server.stores.database.inVillage(server.village.id, (tx) => fairness.remind(tx, server.village.id))
  const told = () => server.sql<{ name: string; about: string }>(
    `select a.name, m.about from messages m join accounts a on a.id = m.account_id where kind = 'reviews_overdue' order by a.name`)
  await send()
  server.clock.advance(47 * hour)
  await remind()
  expect(await told()).toEqual([])
  server.clock.advance(2 * hour)
  await remind()
  await remind()
  const names = [reviewer, admin].map(({ account }) => account?.name ?? '').sort()
  expect((await told()).map(({ name, about }) => [name, about]).sort()).toEqual(names.map((name) => [name, '1']).sort())
  server.clock.advance(23 * hour)
  await remind()
  expect(await told()).toHaveLength(4)
})

test('the terms are everybody’s to read and the admin’s to change, on the version they saw', async () => {
  const before = await settings(resident)
  expect(before).toEqual({ secondLookPercent: 100, reviewHours: 48, adjustmentLimit: 20, version: 2 })
  for (const by of [resident, reviewer, server.as('shopkeeper'), server.as('supervisor')]) {
    await refusesUnchanged('forbidden', () => put(before, by))
  }
  await refusesUnchanged('stale_version', () => put({ ...before, version: 1 }))
  await refusesUnchanged('invalid_request', () => put({ ...before, secondLookPercent: 101 }))
  await refusesUnchanged('invalid_request', () => put({ ...before, reviewHours: 0 }))
  expect((await put({ ...before, reviewHours: 24 })).status).toBe(204)
  expect(await settings()).toEqual({ ...before, reviewHours: 24, version: 3 })
  expect((await settings(server.as('villageAdmin', server.neighbour))).version).toBe(1)
  const [trace] = await server.sql(`select details from audit_events where action = 'settings_changed' order by id desc limit 1`)
  expect(trace).toEqual({ details: { before, after: { ...before, reviewHours: 24 } } })
})
