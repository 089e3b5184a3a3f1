import type { AuditPage } from '../../types/contract/audit'
import type { MessagePage } from '../../types/contract/messages'
import type { RuleSeriesList } from '../../types/contract/rules'
import { minute, publish } from '../support/activity'
import { created, okay, refusal, type Person } from '../support/person'
import { refusesUnchanged } from '../support/refuses-unchanged'
import { change, layDown, seriesOf, uploadTerms } from '../support/rule'
import { ruleOffice } from '../support/rule-office'

const there = ruleOffice()
const { offered, act, until, send, submission } = there
let { server, admin, resident } = there
beforeEach(() => void ({ server, admin, resident } = there))

const newsOf = async (person: Person, id: string) =>
  (await okay(person.get<MessagePage>('/messages?limit=50'))).items.filter(({ submissionId }) => submissionId === id).map(({ kind }) => kind)

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
