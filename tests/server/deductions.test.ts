import { randomUUID } from 'node:crypto'
import { Value } from '@sinclair/typebox/value'
import type { AccountExport } from '../../types/contract/accounts'
import { Deduction, DeductionPage, type DeductionSummary } from '../../types/contract/deductions'
import type { PointBalance, PointEntry } from '../../types/contract/points'
import type { ErrorCode } from '../../types/contract/problem'
import type { Page } from '../../types/contract/common'
import { declareKin, deductionRule } from '../support/deductions'
import { ledgerViolations } from '../support/ledger'
import { created, okay, refusal, type Person } from '../support/person'
import { refusesUnchanged as refusesUnchangedBy, type Attempt } from '../support/refuses-unchanged'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let resident: Person
let relative: Person
let reviewer: Person
let admin: Person
let ruleId: string
let home: string

beforeAll(async () => {
  server = await startApp()
  resident = server.as('resident')
  relative = await server.newPerson({ household: 0 })
  reviewer = server.as('reviewer')
  admin = server.as('villageAdmin')
  home = server.village.people.resident.householdId ?? ''
  ruleId = await deductionRule(server, server.village)
  await server.earn(resident, 20)
})
afterAll(async () => {
  expect(await ledgerViolations(server)).toEqual([])
  await server.close()
})

const refusesUnchanged = (code: ErrorCode, attempt: Attempt) => refusesUnchangedBy(server, code, attempt)
const balance = async (person = resident) => (await okay(person.get<PointBalance>('/points/balance'))).free

const take = async ({ by = reviewer, key, ...more }: { by?: Person; key?: string; [field: string]: unknown } = {}) =>
  by.post<{ id: string }>('/deductions', {
    ruleId, householdId: home, photoIds: more.photoIds ?? (await server.photosOf(by, 1)), reason: '门口堆垃圾', ...more
  }, { key })
const taken = (more?: Parameters<typeof take>[0]) => created(take(more))
const appeal = (id: string, { by = resident, version = 1, words = '不是我家倒的' } = {}) =>
  by.post<Deduction>(`/deductions/${id}/appeal`, { version, words })
const decide = (id: string, { by = admin, version = 2, remit = true, reason = '查了监控' } = {}) =>
  by.post<Deduction>(`/deductions/${id}/decide`, { version, remit, reason })
const read = (id: string, by = resident) => okay(by.get<Deduction>(`/deductions/${id}`))
const told = (id: string) => server.sql<{ kind: string; about: string; points: number | null; account: string }>(
  'select kind, about, points, account_id as account from messages where deduction_id = $1 order by created_at, kind, account_id = $2 desc', [id, resident.account?.id])
const traces = (id: string) => server.sql<{ action: string; household_id: string; details: object }>(
  'select action, household_id, details from audit_events where subject_id = $1 order by id', [id])

test('points go from a household, which is told, sees the photos and finds it in its points', async () => {
  const before = await balance()
  const id = await taken({ points: 3, reason: ' 门口堆垃圾 ' })
  const deduction = await read(id)
  expect([...Value.Errors(Deduction, deduction)]).toEqual([])
  expect(deduction).toMatchObject({
    rule: { id: ruleId, name: '乱倒垃圾' }, household: server.village.households[0], reason: '门口堆垃圾', points: 3, taken: 3,
    madeBy: reviewer.account?.name, status: 'standing', appeal: null, decision: null, mayAppeal: true, bar: null, version: 1
  })
  expect(deduction.photos.map(({ url }) => url)).toEqual([expect.stringContaining('signature=')])
  expect(await balance()).toBe(before - 3)
  const [entry] = (await okay(resident.get<Page<PointEntry>>('/points/entries?limit=1'))).items
  expect(entry).toMatchObject({ kind: 'deduction', amount: -3, about: '乱倒垃圾', deductionId: id })
  expect(await told(id)).toEqual([resident, relative].map(({ account }) => ({ kind: 'deduction_made', about: '乱倒垃圾', points: 3, account: account?.id })))
  expect(await traces(id)).toEqual([{ action: 'deduction_made', household_id: home, details: { points: 3, taken: 3, reason: '门口堆垃圾' } }])
})

test('never more than the household has, and the points it was worth are kept', async () => {
  const person = await server.newPerson({ household: 9 })
  const householdId = server.village.households[9]?.id
  const nothing = await taken({ householdId })
  expect(await read(nothing, person)).toMatchObject({ points: 2, taken: 0 })
  expect((await told(nothing)).map(({ points }) => points)).toEqual([0])
  await server.earn(person, 5)
  const all = await taken({ householdId, points: 5 })
  expect(await balance(person)).toBe(0)
  await okay(appeal(all, { by: person }))
  expect(await okay(decide(all))).toMatchObject({ status: 'remitted', taken: 5 })
  expect(await balance(person)).toBe(5)
})

test('what the household spends at the same moment leaves the rest to take', async () => {
  const person = await server.newPerson({ household: 10 })
  await server.earn(person, 5)
  await server.earn(person, 5)
  const orders = Array.from({ length: 2 }, () => person.post('/orders', { lines: [{ goodsId: server.village.goods.tissues.id, quantity: 1, points: 5 }] }))
  const [made, ...answers] = await Promise.all([take({ householdId: server.village.households[10]?.id, points: 5 }), ...orders])
  expect(made.status).toBe(201)
  expect(answers.some(({ status }) => status === 201)).toBe(true)
})

test('the same key makes it once', async () => {
  const key = randomUUID()
  const photoIds = await server.photosOf(reviewer, 1)
  const before = await balance()
  const id = await taken({ key, photoIds })
  expect(await taken({ key, photoIds })).toBe(id)
  expect(await balance()).toBe(before - 2)
  await refusesUnchanged('idempotency_key_reused', () => take({ key, photoIds, points: 4 }))
})

test('without the right to it nobody takes points, lists or decides', async () => {
  const id = await taken()
  for (const by of [resident, server.as('shopkeeper'), server.as('supervisor')]) {
    await refusesUnchanged('forbidden', () => take({ by, photoIds: [] }))
    await refusesUnchanged('forbidden', () => decide(id, { by }))
    for (const path of ['', '?appealed=true', '/summary', '/rules']) await refusal(by.get(`/deductions${path}`), 'forbidden')
  }
  await refusal(server.as('resident2').get(`/deductions/${id}`), 'not_found')
  await refusal(server.as('villageAdmin', server.neighbour).get(`/deductions/${id}`), 'not_found')
})

test('nobody takes points from their own household or their kin’s', async () => {
  const own = reviewer.account?.householdId
  await refusesUnchanged('own_household', () => take({ householdId: own, photoIds: [] }))
  const kin = server.village.households[15]?.id ?? ''
  await declareKin(server, server.village, reviewer.account?.id ?? '', kin)
  await refusesUnchanged('relative_household', () => take({ householdId: kin, photoIds: [] }))
})

test('rule, household, photos, points and reason have to be right', async () => {
  const [photo = ''] = await server.photosOf(reviewer, 1)
  const photoIds = [photo]
  const [spent = ''] = await server.photosOf(reviewer, 1)
  await taken({ photoIds: [spent] })
  const [sent = ''] = await server.photosOf(reviewer, 1)
  await created(reviewer.post('/submissions', { ruleId: server.village.rules.study, photoIds: [sent] }))
  const closed = await deductionRule(server, server.village)
  await server.sql('update rules set closed_at = starts_at where id = $1', [closed])
  const merged = server.village.households[16]?.id
  await server.sql('update households set closed_at = now(), merged_into = $1 where id = $2', [home, merged])
  for (const [code, more] of [
    ['rule_has_changed', { ruleId: randomUUID() }],
    ['rule_has_changed', { ruleId: server.village.rules.study }],
    ['rule_has_changed', { ruleId: closed }],
    ['household_not_found', { householdId: randomUUID() }],
    ['household_not_found', { householdId: server.neighbour.households[0]?.id }],
    ['household_closed', { householdId: merged }],
    ['photo_count_wrong', { photoIds: [] }],
    ['photo_count_wrong', { photoIds: await server.photosOf(reviewer, 4) }],
    ['photo_not_found', { photoIds: [randomUUID()] }],
    ['photo_not_found', { photoIds: await server.photosOf(resident, 1) }],
    ['photo_already_used', { photoIds: [spent] }],
    ['photo_already_used', { photoIds: [sent] }],
    ['points_out_of_range', { points: 6 }],
    ['reason_missing', { reason: '  ' }],
    ['text_too_long', { reason: '垃'.repeat(201) }]
  ] as const) await refusesUnchanged(code, () => take({ photoIds, ...more }))
})

test('a photo that is evidence is no photo for points', async () => {
  const photoIds = await server.photosOf(reviewer, 1)
  await taken({ photoIds })
  await refusesUnchanged('photo_already_used', () => reviewer.post('/submissions', { ruleId: server.village.rules.study, photoIds }))
})

test('the household appeals once; another person decides, and what was taken comes back', async () => {
  const before = await balance()
  const id = await taken({ points: 4 })
  for (const [code, attempt] of [
    ['reason_missing', () => appeal(id, { words: ' ' })],
    ['text_too_long', () => appeal(id, { words: '冤'.repeat(501) })],
    ['stale_version', () => appeal(id, { version: 7 })],
    ['not_found', () => appeal(id, { by: server.as('resident2') })],
    ['household_missing', () => appeal(id, { by: admin })],
    ['stale_version', () => decide(id, { version: 1 })]
  ] as const) await refusesUnchanged(code, attempt)
  expect(await okay(appeal(id, { by: relative }))).toMatchObject({ status: 'appealed', appeal: { words: '不是我家倒的' }, mayAppeal: false, version: 2 })
  expect(await okay(appeal(id))).toMatchObject({ status: 'appealed', version: 2 })
  await refusesUnchanged('appeal_refused', () => appeal(id, { words: '再说一遍', version: 2 }))
  expect(await okay(admin.get<DeductionSummary>('/deductions/summary'))).toEqual({ appealed: 1, forMe: 1 })
  expect(await okay(reviewer.get<DeductionSummary>('/deductions/summary'))).toEqual({ appealed: 1, forMe: 0 })
  const waiting = await okay(admin.get<DeductionPage>('/deductions?appealed=true'))
  expect([...Value.Errors(DeductionPage, waiting)]).toEqual([])
  expect(waiting.items.map((item) => [item.id, item.bar])).toEqual([[id, null]])
  expect((await read(id, reviewer)).bar).toBe('second_person_needed')
  for (const [code, attempt] of [
    ['second_person_needed', () => decide(id, { by: reviewer })],
    ['stale_version', () => decide(id, { version: 1 })],
    ['reason_missing', () => decide(id, { reason: '' })],
    ['text_too_long', () => decide(id, { reason: '查'.repeat(201) })]
  ] as const) await refusesUnchanged(code, attempt)
  expect(await okay(decide(id))).toMatchObject({
    status: 'remitted', decision: { reason: '查了监控', by: admin.account?.name }, version: 3
  })
  expect(await balance()).toBe(before)
  await refusesUnchanged('deduction_decided', () => decide(id, { version: 3 }))
  await refusesUnchanged('appeal_refused', () => appeal(id, { version: 3 }))
  expect((await told(id)).slice(2).map(({ kind, points }) => [kind, points])).toEqual([['deduction_remitted', 4], ['deduction_remitted', 4]])
  expect((await traces(id)).map(({ action, details }) => [action, details])[1])
    .toEqual(['deduction_decided', { result: 'remitted', points: 4, reason: '查了监控' }])
})

test('upheld, it stays as it was, with the reason', async () => {
  const before = await balance()
  const id = await taken()
  await okay(appeal(id))
  expect(await okay(decide(id, { remit: false, reason: '照片看得清楚' }))).toMatchObject({ status: 'upheld' })
  expect(await balance()).toBe(before - 2)
  expect((await told(id)).slice(2).map(({ kind, points }) => [kind, points])).toEqual([['deduction_upheld', null], ['deduction_upheld', null]])
  expect((await read(id)).decision?.reason).toBe('照片看得清楚')
})

test('nobody decides for their own household or their kin’s', async () => {
  const member = await server.newPerson({ household: 0, roles: ['resident', 'reviewer'] })
  const kin = await server.newPerson({ household: 12, roles: ['resident', 'reviewer'] })
  await declareKin(server, server.village, kin.account?.id ?? '', home)
  const id = await taken()
  await okay(appeal(id))
  await refusesUnchanged('own_household', () => decide(id, { by: member }))
  await refusesUnchanged('relative_household', () => decide(id, { by: kin }))
  expect([(await read(id, member)).bar, (await read(id, kin)).bar]).toEqual(['own_household', 'relative_household'])
  for (const person of [member, kin]) expect(await okay(person.get<DeductionSummary>('/deductions/summary'))).toMatchObject({ forMe: 0 })
})

test('two who decide at once do not both', async () => {
  const second = await server.newPerson({ household: 13, roles: ['resident', 'reviewer'] })
  const before = await balance()
  const id = await taken()
  await okay(appeal(id))
  const answers = await Promise.all([decide(id), decide(id, { by: second }), decide(id)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  expect(await balance()).toBe(before)
})

test('the lists are paged, the own household’s too, and the rules are those in force', async () => {
  const all = await okay(admin.get<DeductionPage>('/deductions?limit=50'))
  const one = await okay(admin.get<DeductionPage>('/deductions?limit=1'))
  const next = await okay(admin.get<DeductionPage>(`/deductions?limit=1&cursor=${one.nextCursor}`))
  expect([one.items[0]?.id, next.items[0]?.id]).toEqual(all.items.slice(0, 2).map(({ id }) => id))
  const own = await okay(resident.get<DeductionPage>('/deductions?own=true&limit=50'))
  expect(own.items.map(({ id }) => id)).toEqual(all.items.filter(({ household }) => household.id === home).map(({ id }) => id))
  expect(own.items.every(({ bar }) => bar === null)).toBe(true)
  await refusal(admin.get('/deductions?own=true'), 'household_missing')
  expect(await okay(reviewer.get('/deductions/rules'))).toEqual({
    items: [{ id: ruleId, name: '乱倒垃圾', hint: '', minPhotos: 1, maxPhotos: 3, points: 2, minPoints: 1, maxPoints: 5 }]
  })
})

test('who leaves takes their words along; an export knows what somebody made and said', async () => {
  const leaving = await server.newPerson({ household: 14 })
  const id = await taken({ householdId: server.village.households[14]?.id })
  await okay(appeal(id, { by: leaving, words: '我家没有人' }))
  expect((await okay(leaving.get<AccountExport>('/me/export'))).deductionAppeals)
    .toEqual([expect.objectContaining({ deductionId: id, words: '我家没有人', reason: '门口堆垃圾', status: 'appealed' })])
  const made = (await okay(reviewer.get<AccountExport>('/me/export')))
  expect(made.deductions.map((one) => one.id)).toContain(id)
  expect(made.unusedPhotos.map((photo) => photo.id)).not.toContain((await read(id, reviewer)).photos[0]?.id)
  const gone = await leaving.send({ method: 'DELETE', url: '/api/me', payload: { confirm: 'delete my account' } })
  expect(gone.status).toBe(204)
  expect((await read(id, reviewer)).appeal?.words).toBe('')
})
