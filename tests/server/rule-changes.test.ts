import type { AuditPage } from '../../types/contract/audit'
import type { MessagePage } from '../../types/contract/messages'
import type { DryRun, RuleList, RuleSeriesList } from '../../types/contract/rules'
import type { Submission } from '../../types/contract/submissions'
import { publish } from '../support/activity'
import { ledgerViolations } from '../support/ledger'
import { created, okay, refusal, type Person } from '../support/person'
import { refusesUnchanged } from '../support/refuses-unchanged'
import { baseTerms, change, deductionTerms, layDown, seriesOf, uploadTerms } from '../support/rule'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let admin: Person
let resident: Person

const minute = 60_000

beforeAll(async () => {
  // 10 March 2026, 10:00 in the village
  server = await startApp()
  admin = server.as('villageAdmin')
  resident = server.as('resident')
})
beforeEach(() => server.clock.advance(minute))
afterAll(async () => {
  expect(await ledgerViolations(server)).toEqual([])
  await server.close()
})

const offered = async (by = resident) => (await okay(by.get<RuleList>('/rules'))).items
const act = (id: string, what: 'close' | 'take-back', by = admin) => by.post<unknown>(`/rules/${id}/${what}`)
const until = (local: string) => void (server.clock.current = new Date(`${local}+08:00`))

async function send(ruleId: string, { count = 1, by = resident, more = {} }: { count?: number; by?: Person; more?: object } = {}) {
  return by.post<{ id: string }>('/submissions', { ruleId, photoIds: await server.photosOf(by, count), ...more })
}
const submission = (id: string, by = resident) => okay(by.get<Submission>(`/submissions/${id}`))
const newsOf = async (person: Person, id: string) =>
  (await okay(person.get<MessagePage>('/messages?limit=50'))).items.filter(({ submissionId }) => submissionId === id).map(({ kind }) => kind)

describe('laying a rule down', () => {
  test('it is offered at once, with blanks cut off, and stands in the audit', async () => {
    const id = await layDown(server, uploadTerms({ name: ' 读书会 ' }))
    expect((await offered()).find((rule) => rule.id === id)).toMatchObject({
      seriesId: id, name: '读书会', column: 'study', points: 3, needsActivity: false, allowance: null, open: true
    })
    expect(await seriesOf(server, id)).toMatchObject({
      headId: id, state: 'in_force', next: null, past: [], current: { terms: uploadTerms(), closedAt: null, createdBy: admin.account?.name }
    })
    const { items } = await okay(admin.get<AuditPage>('/audit?action=rule_created'))
    expect(items[0]).toMatchObject({ about: '读书会', details: { terms: { points: 3 } } })
  })

  test('from a later day on it is offered from that day on', async () => {
    const id = await layDown(server, uploadTerms(), '2026-03-12')
    expect((await seriesOf(server, id)).state).toBe('begins')
    expect((await offered()).some((rule) => rule.id === id)).toBe(false)
    await refusal(send(id), 'rule_closed')
    until('2026-03-11T23:59:59')
    expect((await offered()).some((rule) => rule.id === id)).toBe(false)
    until('2026-03-12T00:00:00')
    expect((await offered()).some((rule) => rule.id === id)).toBe(true)
    expect((await seriesOf(server, id)).state).toBe('in_force')
    await created(send(id))
  })

  test('deductions and base points are not offered for photos, nor taken', async () => {
    const ids = [await layDown(server, deductionTerms()), await layDown(server, baseTerms())]
    expect((await offered()).some(({ id }) => ids.includes(id))).toBe(false)
    for (const id of ids) await refusal(send(id), 'rule_not_found')
    expect((await seriesOf(server, ids[0] ?? '')).current?.terms).toEqual(deductionTerms())
    expect((await seriesOf(server, ids[1] ?? '')).current?.terms).toEqual(baseTerms())
    for (const id of ids) await okay(act(id, 'close'), 204)
  })

  test('the same request twice makes one rule', async () => {
    const body = { terms: uploadTerms(), from: null }
    const ids = await Promise.all([1, 2, 3].map(() => created(admin.post('/rules', body, { key: 'one rule only' }))))
    expect(new Set(ids).size).toBe(1)
    await refusal(admin.post('/rules', { ...body, from: '2026-09-01' }, { key: 'one rule only' }), 'idempotency_key_reused')
  })

  test.each(['resident', 'reviewer', 'shopkeeper', 'supervisor'] as const)('a %s may neither read all nor change any', async (persona) => {
    const person = server.as(persona)
    const { study } = server.village.rules
    const draft = { terms: uploadTerms(), from: null }
    await refusesUnchanged(server, 'forbidden', () => person.get('/rules/all'))
    await refusesUnchanged(server, 'forbidden', () => person.post('/rules', draft))
    await refusesUnchanged(server, 'forbidden', () => person.post(`/rules/${study}/versions`, draft))
    await refusesUnchanged(server, 'forbidden', () => person.post(`/rules/${study}/reopen`, { from: null }))
    await refusesUnchanged(server, 'forbidden', () => person.post('/rules/dry-run', { terms: uploadTerms(), seriesId: null }))
    await refusesUnchanged(server, 'forbidden', () => act(study, 'close', person))
    await refusesUnchanged(server, 'forbidden', () => act(study, 'take-back', person))
    const order = { method: 'PUT' as const, url: '/api/rules/order', payload: { kind: 'upload', seriesIds: [study] } }
    await refusesUnchanged(server, 'forbidden', () => person.send(order))
  })

  test('another village\'s rules are unknown here', async () => {
    const elsewhere = server.as('villageAdmin', server.neighbour)
    const { study } = server.village.rules
    await refusesUnchanged(server, 'rule_not_found', () => elsewhere.post(`/rules/${study}/versions`, { terms: uploadTerms(), from: null }))
    await refusesUnchanged(server, 'rule_not_found', () => act(study, 'close', elsewhere))
    const { items } = await okay(elsewhere.get<RuleSeriesList>('/rules/all'))
    expect(items.map(({ id }) => id).sort()).toEqual(Object.values(server.neighbour.rules).sort())
  })

  test('contradicting terms and a day behind are refused', async () => {
    await refusesUnchanged(server, 'rule_terms_wrong', () => admin.post('/rules', { terms: uploadTerms({ points: 9 }), from: null }))
    const problem = await refusesUnchanged(server, 'rule_terms_wrong', () => admin.post('/rules', { terms: uploadTerms(), from: '2026-03-10' }))
    expect(problem.fields).toEqual({ what: 'date' })
  })
})

describe('changing a rule', () => {
  test('at once: the old version keeps what was sent under it', async () => {
    const first = await layDown(server, uploadTerms())
    const sent = await created(send(first))
    server.clock.advance(minute)
    const second = await change(server, first, uploadTerms({ name: '晨读', points: 4, minPoints: 4 }))
    expect((await submission(sent)).rule).toMatchObject({ id: first, name: '读书会' })
    const approved = await okay(admin.post<Submission>(`/submissions/${sent}/approve`, { version: 1 }))
    expect(approved.points).toBe(3)
    expect((await submission(await created(send(second)))).rule).toMatchObject({ id: second, name: '晨读' })
    expect(await seriesOf(server, first)).toMatchObject({
      headId: second, current: { id: second }, past: [{ id: first, closedAt: server.clock.current.toISOString() }]
    })
    const { items } = await okay(admin.get<AuditPage>('/audit?action=rule_changed'))
    expect(items[0]).toMatchObject({ about: '晨读', details: { before: { points: 3 }, after: { points: 4 } } })
  })

  test('from a later day on: one replaces the other at midnight, and a change not begun is replaced', async () => {
    until('2026-03-12T12:00:00')
    const first = await layDown(server, uploadTerms())
    const planned = await change(server, first, uploadTerms({ points: 4 }), '2026-03-20')
    expect(await seriesOf(server, first)).toMatchObject({ headId: planned, current: { id: first }, next: { id: planned } })
    const second = await change(server, planned, uploadTerms({ points: 5 }), '2026-03-14')
    expect(await seriesOf(server, first)).toMatchObject({ current: { id: first }, next: { id: second }, past: [] })
    until('2026-03-13T23:59:59')
    expect((await offered()).find(({ seriesId }) => seriesId === first)).toMatchObject({ id: first, points: 3 })
    until('2026-03-14T00:00:00')
    expect((await offered()).find(({ seriesId }) => seriesId === first)).toMatchObject({ id: second, points: 5 })
    until('2026-03-20T00:00:00')
    expect((await offered()).find(({ seriesId }) => seriesId === first)).toMatchObject({ id: second })
    await refusal(send(planned, { count: 9 }), 'photo_count_wrong')
  })

  test('a change not begun can be taken back, once and for ever', async () => {
    const first = await layDown(server, uploadTerms())
    const next = await change(server, first, uploadTerms({ points: 4 }), '2026-03-25')
    await okay(act(next, 'take-back'), 204)
    expect(await seriesOf(server, first)).toMatchObject({ headId: first, current: { id: first, closedAt: null }, next: null, past: [] })
    await refusesUnchanged(server, 'rule_has_changed', () => act(next, 'take-back'))
    await refusesUnchanged(server, 'rule_has_changed', () => act(first, 'take-back'))
    until('2026-03-26T00:00:00')
    expect((await offered()).find(({ seriesId }) => seriesId === first)).toMatchObject({ id: first })
  })

  test('who has not seen the last version, changes and closes nothing', async () => {
    const first = await layDown(server, uploadTerms())
    server.clock.advance(minute)
    const second = await change(server, first, uploadTerms({ points: 4 }))
    const draft = { terms: uploadTerms({ points: 5 }), from: null }
    await refusesUnchanged(server, 'rule_has_changed', () => admin.post(`/rules/${first}/versions`, draft))
    await refusesUnchanged(server, 'rule_has_changed', () => act(first, 'close'))
    await refusesUnchanged(server, 'rule_has_changed', () => admin.post(`/rules/${second}/reopen`, { from: null }))
    await okay(act(second, 'close'), 204)
    await refusesUnchanged(server, 'rule_has_changed', () => admin.post(`/rules/${second}/versions`, draft))
  })

  test('of many changes at once one counts', async () => {
    for (let round = 0; round < 5; round++) {
      const first = await layDown(server, uploadTerms())
      server.clock.advance(minute)
      const answers = await Promise.all(
        [2, 3, 4, 5].map((points) => admin.post<{ id: string; code?: string }>(`/rules/${first}/versions`, { terms: uploadTerms({ points }), from: null })))
      const codes = answers.map(({ status, body }) => (status === 201 ? 'done' : body.code)).sort()
      expect(codes).toEqual(['done', 'rule_has_changed', 'rule_has_changed', 'rule_has_changed'])
      const winner = answers.find(({ status }) => status === 201)
      const { id } = winner?.body ?? {}
      expect(await seriesOf(server, first)).toMatchObject({ headId: id, current: { id }, past: [{ id: first }] })
    }
  })

  test('kind and column stay', async () => {
    const first = await layDown(server, uploadTerms())
    for (const terms of [uploadTerms({ column: 'honour' }), deductionTerms()]) {
      await refusesUnchanged(server, 'invalid_request', () => admin.post(`/rules/${first}/versions`, { terms, from: null }))
    }
  })

  test('the same change sent twice is one', async () => {
    const first = await layDown(server, uploadTerms())
    server.clock.advance(minute)
    const body = { terms: uploadTerms({ points: 4 }), from: null }
    const once = () => created(admin.post(`/rules/${first}/versions`, body, { key: 'one change only' }))
    expect(await once()).toBe(await once())
    expect((await seriesOf(server, first)).past).toHaveLength(1)
  })
})

describe('closing and reopening', () => {
  test('nothing is sent in under a closed rule; reopened it goes on under the same terms', async () => {
    const first = await layDown(server, uploadTerms())
    const planned = await change(server, first, uploadTerms({ points: 4 }), '2026-12-01')
    server.clock.advance(minute)
    await okay(act(planned, 'close'), 204)
    expect(await seriesOf(server, first)).toMatchObject({ headId: first, state: 'closed', current: null, next: null, past: [{ id: first }] })
    expect((await offered()).some(({ seriesId }) => seriesId === first)).toBe(false)
    await refusal(send(first), 'rule_closed')
    server.clock.advance(minute)
    const again = await created(admin.post(`/rules/${first}/reopen`, { from: null }))
    expect(await seriesOf(server, first)).toMatchObject({ state: 'in_force', current: { id: again, terms: uploadTerms() }, past: [{ id: first }] })
    await created(send(again))
    const { items } = await okay(admin.get<AuditPage>('/audit?limit=3'))
    expect(items.map(({ action }) => action)).toEqual(['rule_reopened', 'rule_closed', 'rule_changed'])
  })

  test('closing twice is closing once', async () => {
    const id = await layDown(server, uploadTerms())
    server.clock.advance(minute)
    await okay(act(id, 'close'), 204)
    const { past } = await seriesOf(server, id)
    server.clock.advance(minute)
    await okay(act(id, 'close'), 204)
    expect((await seriesOf(server, id)).past).toEqual(past)
    const { items } = await okay(admin.get<AuditPage>('/audit?action=rule_closed'))
    expect(items.filter(({ createdAt }) => createdAt === server.clock.current.toISOString())).toEqual([])
  })

  test('one that never began can be closed too', async () => {
    const id = await layDown(server, uploadTerms(), '2026-03-27')
    await okay(act(id, 'close'), 204)
    expect((await seriesOf(server, id)).state).toBe('closed')
    until('2026-03-27T09:00:00')
    expect((await offered()).some(({ seriesId }) => seriesId === id)).toBe(false)
  })
})

describe('photos on their way while the rule changes', () => {
  test('are taken under the version in force where their count fits, and who sent them is told', async () => {
    const first = await layDown(server, uploadTerms())
    server.clock.advance(minute)
    const second = await change(server, first, uploadTerms({ points: 5, minPhotos: 2 }))
    const id = await created(send(first, { count: 2 }))
    expect((await submission(id)).rule.id).toBe(second)
    expect(await newsOf(resident, id)).toEqual(['sent_under_new_rule'])
    expect(await newsOf(resident, await created(send(second, { count: 2 })))).toEqual([])
  })

  test('are refused with the new count where it does not fit, and not used up', async () => {
    const first = await layDown(server, uploadTerms())
    server.clock.advance(minute)
    await change(server, first, uploadTerms({ minPhotos: 2 }))
    const photoIds = await server.photosOf(resident, 2)
    const problem = await refusesUnchanged(server, 'photo_count_wrong', () =>
      resident.post('/submissions', { ruleId: first, photoIds: photoIds.slice(0, 1) }))
    expect(problem.fields).toEqual({ min: 2, max: 3, got: 1 })
    await created(resident.post('/submissions', { ruleId: first, photoIds }))
  })

  test('are refused where nothing of the series is in force any more', async () => {
    const first = await layDown(server, uploadTerms())
    const second = await change(server, first, uploadTerms({ points: 4 }), '2027-01-10')
    await okay(act(second, 'close'), 204)
    await refusal(send(first), 'rule_closed')
  })

  test('name nobody who was to stay unknown', async () => {
    const first = await layDown(server, uploadTerms({ column: 'environment', anonymous: true }))
    server.clock.advance(minute)
    await change(server, first, uploadTerms({ column: 'environment' }))
    const photoIds = await server.photosOf(resident, 1)
    const problem = await refusesUnchanged(server, 'rule_has_changed', () => resident.post('/submissions', { ruleId: first, photoIds }))
    expect(problem.fields).toEqual({ anonymous: false })
  })
})

describe('an activity', () => {
  test('is wanted where the rule says so', async () => {
    const id = await layDown(server, uploadTerms({ needsActivity: true }))
    const photoIds = await server.photosOf(resident, 1)
    await refusesUnchanged(server, 'activity_missing', () => resident.post('/submissions', { ruleId: id, photoIds }))
    const activityId = await publish(server, { column: 'study', starts: 0 })
    await created(send(id, { more: { activityId } }))
  })
})

describe('the order', () => {
  const order = (kind: string, seriesIds: string[]) =>
    admin.send<unknown>({ method: 'PUT', url: '/api/rules/order', payload: { kind, seriesIds } })

  test('is that of the list, in every later version too', async () => {
    const { items } = await okay(admin.get<RuleSeriesList>('/rules/all'))
    const ids = items.filter(({ current, next, past }) => (current ?? next ?? past[0])?.terms.kind === 'upload').map(({ id }) => id)
    const wanted = [...ids].reverse()
    await okay(order('upload', wanted), 204)
    const open = (await offered()).map(({ seriesId }) => seriesId)
    expect(open).toEqual(wanted.filter((id) => open.includes(id)))
    const [last = ''] = open.slice(-1)
    const { headId, current } = await seriesOf(server, last)
    server.clock.advance(minute)
    if (current) await change(server, headId, current.terms)
    expect((await offered()).at(-1)?.seriesId).toBe(last)
    await refusesUnchanged(server, 'rule_has_changed', () => order('upload', wanted.slice(1)))
    await refusesUnchanged(server, 'rule_has_changed', () => order('base', wanted))
  })
})

describe('the dry run', () => {
  const run = (terms: object, seriesId: string | null) => okay(admin.post<DryRun>('/rules/dry-run', { terms, seriesId }))

  test('compares last month with what it would have been, and keeps nothing', async () => {
    until('2026-03-28T09:00:00')
    const first = await layDown(server, uploadTerms())
    const times = ['2026-03-28T10:00:00', '2026-03-28T11:00:00', '2026-03-30T10:00:00']
    for (const [index, time] of times.entries()) {
      until(time)
      const id = await created(send(first))
      if (index < 2) await okay(admin.post<unknown>(`/submissions/${id}/approve`, { version: 1 }))
    }
    // neither what was rejected nor what came later
    const rejected = await created(send(first))
    await okay(admin.post<unknown>(`/submissions/${rejected}/reject`, { version: 1, reason: '看不清' }))
    until('2026-04-01T00:00:00')
    await created(send(first))
    until('2026-04-05T10:00:00')
    const second = await change(server, first, uploadTerms({ points: 1 }))
    const before = await server.snapshot()
    expect(await run(uploadTerms({ points: 5, caps: { day: 1, week: null, month: null } }), first)).toMatchObject({
      month: '2026-03', times: 3, given: 6, wouldGive: 5, households: 1, refused: { day: 1, week: 0, month: 0 }
    })
    expect(await server.snapshot()).toEqual(before)
    expect(await run(uploadTerms(), null)).toMatchObject({ times: 0, given: 0 })
    expect(await run(baseTerms({ points: 2 }), null)).toMatchObject({ wouldGive: 80, wouldReach: 40, given: 0 })
    expect(await run(deductionTerms(), null)).toMatchObject({ times: 0 })
    await refusal(admin.post('/rules/dry-run', { terms: uploadTerms({ points: 9 }), seriesId: second }), 'rule_terms_wrong')
  })
})
