import type { AuditPage } from '../../types/contract/audit'
import type { RuleSeriesList } from '../../types/contract/rules'
import type { Submission } from '../../types/contract/submissions'
import { minute } from '../support/activity'
import { created, okay, refusal } from '../support/person'
import { refusesUnchanged } from '../support/refuses-unchanged'
import { baseTerms, change, deductionTerms, layDown, seriesOf, uploadTerms } from '../support/rule'
import { ruleOffice } from '../support/rule-office'

const there = ruleOffice()
const { offered, act, until, send, submission } = there
let { server, admin } = there
beforeEach(() => void ({ server, admin } = there))

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
