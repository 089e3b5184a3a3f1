import { Value } from '@sinclair/typebox/value'
import type { AuditPage } from '../../types/contract/audit'
import { BatchResult, PreviousList, type ReviewSummary } from '../../types/contract/reviews'
import { created, okay, refusal, type Answer } from '../support/person'
import { minutes, reviewDesk } from '../support/review-desk'

const there = reviewDesk()
const { send, act, queue, waiting, balance, kin, changeRule, acts } = there
let { server, resident, reviewer, admin } = there
beforeEach(() => void ({ server, resident, reviewer, admin } = there))

describe('the queue', () => {
  test('is narrowed down by column, grid, likeness and what one may decide', async () => {
    const far = await server.newPerson({ household: 25 })
    const [study, lesson] = [await send(), await send(far)]
    const courtyard = await send(resident, 'courtyard')
    const own = await send(reviewer)
    const grids = await okay(resident.get<{ items: { id: string }[] }>('/grids'))
    const [first, second] = grids.items.map(({ id }) => id)
    await server.sql(
      `insert into photo_matches select village_id, submission_id, photo_id, submission_id, photo_id, 3 from submission_photos
       where submission_id = $1 and position < 3`, [courtyard])
    expect(await waiting()).toEqual([study, lesson, courtyard, own].sort())
    expect(await waiting('?column=courtyard')).toEqual([courtyard])
    expect(await waiting(`?gridId=${second}`)).toEqual([lesson])
    expect(await waiting(`?gridId=${first}&column=study`)).toEqual([study, own].sort())
    expect(await waiting('?flagged=true')).toEqual([courtyard])
    expect((await queue('?flagged=true'))[0]?.photoMatches).toHaveLength(2)
    expect(await waiting('?decidable=true')).toEqual([study, lesson, courtyard].sort())
    await kin(reviewer, far)
    expect(await waiting('?decidable=true')).toEqual([study, courtyard].sort())
    expect(await waiting(`?gridId=${server.village.id}`)).toEqual([])
    expect(await okay(reviewer.get<ReviewSummary>('/reviews/summary'))).toMatchObject({ waiting: 4, flagged: 1 })
  })

  test('marks what waits longer than the village allows, and not a moment before', async () => {
    const id = await send()
    server.clock.advance(48 * minutes(60))
    const session = await server.newPerson({ household: null, roles: ['reviewer'] })
    expect((await queue('', session))[0]).toMatchObject({ id, overdue: false })
    server.clock.advance(1)
    expect((await queue('', session))[0]).toMatchObject({ id, overdue: true })
    expect(await okay(session.get<ReviewSummary>('/reviews/summary'))).toMatchObject({ waiting: 1, overdue: 1 })
    server.clock.advance(-48 * minutes(60))
  })

  test('shows beside one what the household sent in before under any version of its rule', async () => {
    const before = await send(resident, 'volunteering')
    await okay(act(reviewer, before, 'approve'))
    await changeRule('volunteering', 'closed_at = now()')
    const [next] = await server.sql<{ id: string }>(
      `insert into rules (village_id, series_id, "column", position, name, hint, min_photos, max_photos, points, min_points, max_points, starts_at, created_at)
       select village_id, series_id, "column", position, name, hint, min_photos, max_photos, 3, 0, 5, starts_at, created_at
       from rules where id = $1 returning id`, [server.village.rules.volunteering])
    server.clock.advance(1)
    const rejected = await created(resident.post('/submissions', { ruleId: next?.id, photoIds: await server.photosOf(resident, 1) }))
    await okay(act(reviewer, rejected, 'reject'))
    server.clock.advance(1)
    await send(resident, 'courtyard')
    const withdrawn = await created(resident.post('/submissions', { ruleId: next?.id, photoIds: await server.photosOf(resident, 1) }))
    await okay(resident.post<unknown>(`/submissions/${withdrawn}/withdraw`, { version: 1 }))
    await created(server.as('resident2').post('/submissions', { ruleId: next?.id, photoIds: await server.photosOf(server.as('resident2'), 1) }))
    server.clock.advance(1)
    const shown = await created(resident.post('/submissions', { ruleId: next?.id, photoIds: await server.photosOf(resident, 1) }))
    server.clock.advance(1)
    await created(resident.post('/submissions', { ruleId: next?.id, photoIds: await server.photosOf(resident, 1) }))

    const body = await okay(reviewer.get<PreviousList>(`/reviews/${shown}/previous`))
    expect([...Value.Errors(PreviousList, body)]).toEqual([])
    expect(body.items.map(({ id, status }) => [id, status])).toEqual([[rejected, 'rejected'], [before, 'approved']])
    expect((await queue()).find(({ id }) => id === shown)).toMatchObject({ sentThisMonth: 3, approvedBefore: 1 })
  })
})

test('亲属回避: nobody decides on what their kin sent in, alone, in a batch or after an appeal', async () => {
  await kin(admin, resident)
  const id = await send()
  expect((await queue('', admin))[0]).toMatchObject({ id, bar: 'relative_household' })
  expect((await queue())[0]).toMatchObject({ id, bar: null })
  const before = await server.snapshot()
  await refusal(act(admin, id, 'approve'), 'relative_household')
  await refusal(act(admin, id, 'reject'), 'relative_household')
  const batch = await okay(admin.post<BatchResult>('/reviews/approve', { items: [{ id, version: 1 }] }))
  expect(batch.items).toEqual([{ id, submission: null, refusal: 'relative_household' }])
  expect(await server.snapshot()).toEqual(before)
  await okay(act(reviewer, id, 'reject'))
  await okay(resident.post<unknown>(`/submissions/${id}/appeal`, { version: 2, words: '请再看看' }))
  await refusal(act(admin, id, 'approve', { version: 3 }), 'relative_household')
  expect((await queue('', admin))[0]).toMatchObject({ id, bar: 'relative_household' })
})

test('a batch approves each for itself and says of every one what became of it', async () => {
  const [one, two, own, stale, rejected] = [
    await send(), await send(server.as('resident2')), await send(reviewer), await send(), await send()
  ] as [string, string, string, string, string]
  await changeRule('honour', 'two_approvals_above = 10')
  const large = await send(resident, 'honour')
  await okay(act(admin, rejected, 'reject'))
  const unknown = server.village.id
  const seen = [one, own, stale, two, rejected, unknown, large, one].map((id) => ({ id, version: id === stale ? 2 : 1 }))
  const result = await okay(reviewer.post<BatchResult>('/reviews/approve', { items: seen }))
  expect([...Value.Errors(BatchResult, result)]).toEqual([])
  expect(result.items.map(({ id, submission, refusal: code }) => [id, submission?.status ?? code])).toEqual([
    [one, 'approved'], [own, 'own_household'], [stale, 'stale_version'], [two, 'approved'], [rejected, 'already_reviewed'],
    [unknown, 'not_found'], [large, 'waiting'], [one, 'already_reviewed']
  ])
  expect((await balance()).free).toBe(2)
  expect((await acts()).map(({ action }) => action)).toEqual([
    'submission_rejected', 'submission_approved', 'submission_approved', 'submission_first_approved'
  ])
  await refusal(reviewer.post('/reviews/approve', { items: [] }), 'invalid_request')
  await refusal(reviewer.post('/reviews/approve', { items: Array.from({ length: 51 }, () => ({ id: one, version: 1 })) }), 'invalid_request')
})

test('whose an anonymous report is stays out of the audit', async () => {
  await changeRule('environment', 'anonymous = true')
  const id = await send(resident, 'environment')
  await okay(act(reviewer, id, 'approve'))
  await okay(act(reviewer, id, 'undo', { version: 2 }))
  expect((await acts()).map(({ action, household }) => [action, household])).toEqual([['submission_approved', null], ['decision_undone', null]])
  const answer = await okay(admin.get<AuditPage>('/audit'))
  for (const secret of [id, resident.account?.id, resident.account?.householdId]) expect(JSON.stringify(answer)).not.toContain(secret)
})

test('of many who approve, reject and undo at once, one at a time counts', async () => {
  const reviewers = [reviewer, admin, await server.newPerson({ household: null, roles: ['reviewer'] })]
  const outcomes = new Map<string, number>()
  const count = ({ status, body, text }: Answer<unknown>) => {
    if (status >= 500) throw new Error(text)
    const outcome = status < 300 ? 'done' : (body as { code: string }).code
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  const ids = await Promise.all(Array.from({ length: 4 }, () => send()))
  const state = () =>
    server.sql<{ id: string; version: number; status: string }>('select id, version, status from submissions where id = any ($1) order by id', [ids])
  for (let round = 0; round < 6; round++) {
    const now = await state()
    const steps = now.flatMap(({ id, version, status }) =>
      reviewers.flatMap((by) => status === 'waiting'
        ? [act(by, id, 'approve', { version }), act(by, id, 'reject', { version }), act(by, id, 'undo', { version })]
        : [act(by, id, 'undo', { version }), act(by, id, 'undo', { version }), act(by, id, 'approve', { version })]))
    const answers = await Promise.all(steps)
    answers.forEach(count)
    // each of the four changed exactly once
    expect((await state()).map(({ version }) => version)).toEqual(now.map(({ version }) => version + 1))
  }
  expect(outcomes.get('done')).toBe(24)
  // whoever comes too late is told so; that somebody else decided is told to a reviewer who is in time to undo it
  expect([...outcomes.keys()].filter((outcome) => outcome !== 'forbidden').sort()).toEqual(['already_reviewed', 'done', 'stale_version'])
  // after an even number of rounds all of them wait again
  expect((await balance()).free).toBe(0)
  expect(await waiting()).toHaveLength(4)
})
