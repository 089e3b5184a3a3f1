import { Value } from '@sinclair/typebox/value'
import type { AuditPage } from '../../types/contract/audit'
import type { PointBalance, PointEntryPage } from '../../types/contract/points'
import { BatchResult, PreviousList, RecentDecisionList, ReviewPage, type ReviewItem, type ReviewSummary } from '../../types/contract/reviews'
import type { Column } from '../../types/contract/rules'
import type { Submission } from '../../types/contract/submissions'
import { ledgerViolations } from '../support/ledger'
import { created, okay, refusal, type Answer, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let resident: Person
let reviewer: Person
let admin: Person

const minutes = (count: number) => count * 60_000

/** Everybody's first household of the test, one after the other. */
let place = 3
let recorded = '0'

beforeAll(async () => {
  server = await startApp()
  reviewer = server.as('reviewer')
  admin = server.as('villageAdmin')
  // drawn by lot, tried by itself
  await server.sql('insert into village_settings values ($1, 0, 48, 20)', [server.village.id])
})
afterAll(async () => {
  expect(await ledgerViolations(server)).toEqual([])
  await server.close()
})

beforeEach(async () => {
  server.clock.advance(minutes(20))
  resident = await server.newPerson({ household: place++ })
  const [last] = await server.sql<{ id: string | null }>('select max(id)::text as id from audit_events')
  recorded = last?.id ?? '0'
})
afterEach(async () => {
  await server.sql('delete from kinships')
  await server.sql('update rules set two_approvals_above = null, anonymous = false')
  await server.sql("delete from first_approvals where submission_id in (select id from submissions where status in ('waiting', 'appealed'))")
  await server.sql(
    `update submissions set status = 'withdrawn', withdrawn_at = now(), reject_reason = null, reviewed_by = null, reviewed_at = null
     where status in ('waiting', 'appealed')`)
})

const photosNeeded: Partial<Record<Column, number>> = { courtyard: 3 }

async function send(by: Person = resident, column: Column = 'study', photoIds?: string[]): Promise<string> {
  const photos = photoIds ?? (await server.photosOf(by, photosNeeded[column] ?? 1))
  return created(by.post('/submissions', { ruleId: server.village.rules[column], photoIds: photos }))
}

const act = (by: Person, id: string, what: 'approve' | 'reject' | 'undo', body: object = {}) =>
  by.post<Submission>(`/submissions/${id}/${what}`, { version: 1, ...(what === 'reject' && { reason: '看不清' }), ...body })

async function queue(query = '', by = reviewer): Promise<ReviewItem[]> {
  const page = await okay(by.get<ReviewPage>(`/reviews${query}`))
  expect([...Value.Errors(ReviewPage, page)]).toEqual([])
  return page.items
}
const waiting = async (query = '', by = reviewer) => (await queue(query, by)).map(({ id }) => id)
const balance = (of: Person = resident) => okay(of.get<PointBalance>('/points/balance'))
const declareKin = (person: Person, { account }: Person) =>
  server.sql(
    'insert into kinships (village_id, account_id, household_id, declared_by, created_at) values ($1, $2, $3, $2, now())',
    [server.village.id, person.account?.id, account?.householdId])
const changeRule = (column: Column, changes: string) => server.sql(`update rules set ${changes} where id = $1`, [server.village.rules[column]])
const messageKinds = async (of: Person = resident) =>
  (await okay(of.get<{ items: { kind: string }[] }>('/messages'))).items.map(({ kind }) => kind)

async function acts(): Promise<{ action: string; household: string | null; details: Record<string, unknown> }[]> {
  const { items } = await okay(admin.get<AuditPage>('/audit?limit=50'))
  return items
    .filter(({ id }) => BigInt(id) > BigInt(recorded))
    .reverse()
    .map(({ action, household, details }) => ({ action, household: household?.label ?? null, details }))
}

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
    await declareKin(reviewer, far)
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
  await declareKin(admin, resident)
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

describe('taking a decision back', () => {
  test('an approval: points, message and place in the queue are as before', async () => {
    const [id, later] = [await send(), await send()].sort() as [string, string]
    await okay(act(reviewer, id, 'approve'))
    expect(await messageKinds()).toEqual(['submission_approved'])
    expect((await balance()).free).toBe(2)
    const undone = await okay(act(reviewer, id, 'undo', { version: 2 }))
    expect(undone).toMatchObject({ status: 'waiting', points: null, reviewedAt: null, version: 3 })
    expect(await waiting()).toEqual([id, later])
    expect(await balance()).toMatchObject({ free: 0, earned: 0 })
    const { items } = await okay(resident.get<PointEntryPage>('/points/entries'))
    expect(items.map(({ kind, amount, submissionId }) => [kind, amount, submissionId])).toEqual([['reversal', -2, id], ['award', 2, id]])
    expect(await messageKinds()).toEqual([])
    await okay(act(reviewer, id, 'approve', { version: 3 }))
    expect((await balance()).free).toBe(2)
    const { label } = server.village.households[place - 1] as { label: string }
    expect(await acts()).toEqual([
      { action: 'submission_approved', household: label, details: { points: 2 } },
      { action: 'decision_undone', household: label, details: { was: 'approved', points: 2 } },
      { action: 'submission_approved', household: label, details: { points: 2 } }
    ])
  })

  test('a rejection, and who has read of it is told', async () => {
    const mother = await server.newPerson({ household: place - 1 })
    const id = await send()
    await okay(act(reviewer, id, 'reject'))
    const [message] = (await okay(mother.get<{ items: { id: string }[] }>('/messages'))).items
    await mother.post('/messages/seen', { upTo: message?.id })
    server.clock.advance(minutes(10))
    const undone = await okay(act(reviewer, id, 'undo', { version: 2 }))
    expect(undone).toMatchObject({ status: 'waiting', rejectReason: null })
    expect(await messageKinds(mother)).toEqual(['decision_undone', 'submission_rejected'])
    expect(await messageKinds()).toEqual([])
    expect((await acts()).at(-1)).toMatchObject({ action: 'decision_undone', details: { was: 'rejected', reason: '看不清' } })
  })

  test('a decision on an appeal: it waits again, against the first reason', async () => {
    const id = await send()
    await okay(act(reviewer, id, 'reject'))
    server.clock.advance(minutes(1))
    await okay(resident.post<unknown>(`/submissions/${id}/appeal`, { version: 2, words: '请再看看' }))
    await okay(act(admin, id, 'approve', { version: 3 }))
    const undone = await okay(act(admin, id, 'undo', { version: 4 }))
    expect(undone).toMatchObject({ status: 'appealed', points: null, rejectReason: '看不清', appeal: { upheld: null, decidedAt: null } })
    expect(await messageKinds()).toEqual(['submission_rejected'])
    await refusal(act(reviewer, id, 'approve', { version: 5 }), 'first_reviewer')
    await okay(act(admin, id, 'reject', { version: 5, reason: '还是看不清' }))
    expect(await okay(act(admin, id, 'undo', { version: 6 }))).toMatchObject({ status: 'appealed', rejectReason: '看不清' })
  })

  test('is refused after ten minutes', async () => {
    const id = await send()
    await okay(act(reviewer, id, 'approve'))
    server.clock.advance(minutes(10) + 1)
    const before = await server.snapshot()
    await refusal(act(reviewer, id, 'undo', { version: 2 }), 'undo_too_late')
    expect(await server.snapshot()).toEqual(before)
  })

  test('is refused once the points are spent', async () => {
    await server.earn(resident, 11)
    const id = await send()
    await okay(act(reviewer, id, 'approve'))
    await created(resident.post('/orders', { lines: [{ goodsId: server.village.goods.soap.id, quantity: 1, points: 12 }] }))
    const before = await server.snapshot()
    const problem = await refusal(act(reviewer, id, 'undo', { version: 2 }), 'points_spent')
    expect(problem.fields).toMatchObject({ missing: 1 })
    expect(await server.snapshot()).toEqual(before)
  })

  test('is refused to anybody else, with another version, and where there is nothing to take back', async () => {
    const id = await send()
    await refusal(act(reviewer, id, 'undo'), 'forbidden')
    await okay(act(reviewer, id, 'approve'))
    const before = await server.snapshot()
    await refusal(act(admin, id, 'undo', { version: 2 }), 'forbidden')
    await refusal(act(resident, id, 'undo', { version: 2 }), 'forbidden')
    await refusal(act(reviewer, id, 'undo', { version: 1 }), 'stale_version')
    await refusal(act(server.as('villageAdmin', server.neighbour), id, 'undo', { version: 2 }), 'not_found')
    expect(await server.snapshot()).toEqual(before)
    await okay(act(reviewer, id, 'undo', { version: 2 }))
    await refusal(act(reviewer, id, 'undo', { version: 2 }), 'stale_version')
    await refusal(act(reviewer, id, 'undo', { version: 3 }), 'forbidden')
  })

  test('is refused once the household has gone on: tried anew or appealed', async () => {
    const [anew, appealed] = [await send(), await send()]
    for (const id of [anew, appealed]) await okay(act(reviewer, id, 'reject'))
    await created(resident.post('/submissions', {
      ruleId: server.village.rules.study, photoIds: await server.photosOf(resident, 1), resubmissionOf: anew
    }))
    await okay(resident.post<unknown>(`/submissions/${appealed}/appeal`, { version: 2, words: '请再看看' }))
    const before = await server.snapshot()
    expect((await refusal(act(reviewer, anew, 'undo', { version: 2 }), 'undo_too_late')).fields).toEqual({ status: 'resubmitted' })
    expect((await refusal(act(reviewer, appealed, 'undo', { version: 3 }), 'undo_too_late')).fields).toEqual({ status: 'appealed' })
    expect(await server.snapshot()).toEqual(before)
    expect((await okay(reviewer.get<RecentDecisionList>('/reviews/decided'))).items).toEqual([])
  })

  test('an approval that was drawn for a second look is not looked at again', async () => {
    await server.sql('update village_settings set second_look_percent = 100')
    const id = await send()
    await okay(act(reviewer, id, 'approve'))
    expect(await server.sql('select submission_id from second_looks')).toEqual([{ submission_id: id }])
    await okay(act(reviewer, id, 'undo', { version: 2 }))
    expect(await server.sql('select submission_id from second_looks')).toEqual([])
  })

  test('what can be taken back is listed, the last one first, to who decided it', async () => {
    await changeRule('honour', 'two_approvals_above = 10')
    const [approved, rejected, large] = [await send(), await send(), await send(resident, 'honour')]
    await okay(act(reviewer, approved, 'approve'))
    server.clock.advance(minutes(1))
    await okay(act(reviewer, rejected, 'reject'))
    server.clock.advance(minutes(1))
    await okay(act(reviewer, large, 'approve', { points: 30 }))
    const decided = async (by = reviewer) => {
      const body = await okay(by.get<RecentDecisionList>('/reviews/decided'))
      expect([...Value.Errors(RecentDecisionList, body)]).toEqual([])
      return body.items.map(({ submission, points }) => [submission.id, submission.status, points])
    }
    expect(await decided()).toEqual([[large, 'waiting', 30], [rejected, 'rejected', null], [approved, 'approved', 2]])
    expect(await decided(admin)).toEqual([])
    server.clock.advance(minutes(8) + 1)
    expect(await decided()).toEqual([[large, 'waiting', 30], [rejected, 'rejected', null]])
    await okay(act(reviewer, large, 'undo', { version: 2 }))
    expect(await decided()).toEqual([[rejected, 'rejected', null]])
  })
})

describe('above the limit of its rule', () => {
  beforeEach(() => changeRule('honour', 'two_approvals_above = 10'))

  test('two reviewers agree before anything is given', async () => {
    const id = await send(resident, 'honour')
    const first = await okay(act(reviewer, id, 'approve', { points: 30 }))
    expect(first).toMatchObject({ status: 'waiting', points: null, version: 2 })
    expect((await balance()).free).toBe(0)
    expect(await messageKinds()).toEqual([])
    expect((await queue('', admin))[0]).toMatchObject({
      twoApprovalsAbove: 10,
      bar: null,
      firstApproval: { by: reviewer.account?.name, points: 30, approvedAt: server.clock.now().toISOString() }
    })
    expect((await queue())[0]).toMatchObject({ bar: 'second_person_needed' })
    expect(await waiting('?decidable=true')).toEqual([])
    expect(await waiting('?decidable=true', admin)).toEqual([id])
    await refusal(act(reviewer, id, 'approve', { version: 2, points: 30 }), 'second_person_needed')
    await refusal(act(reviewer, id, 'reject', { version: 2 }), 'second_person_needed')
    await refusal(act(admin, id, 'approve', { version: 1, points: 30 }), 'stale_version')
    await okay(act(admin, id, 'approve', { version: 2, points: 25 }))
    expect((await balance()).free).toBe(25)
    expect((await acts()).map(({ action, details }) => [action, details])).toEqual([
      ['submission_first_approved', { points: 30 }], ['submission_approved', { points: 25 }]
    ])
  })

  test('one is enough up to the limit, and may reject what another one approved first', async () => {
    const [small, large] = [await send(resident, 'honour'), await send(resident, 'honour')]
    expect(await okay(act(reviewer, small, 'approve', { points: 10 }))).toMatchObject({ status: 'approved' })
    await okay(act(reviewer, large, 'approve', { points: 11 }))
    expect(await okay(act(admin, large, 'reject', { version: 2 }))).toMatchObject({ status: 'rejected' })
  })

  test('the first approval is taken back by who gave it, and asked for again', async () => {
    const id = await send(resident, 'honour')
    await okay(act(reviewer, id, 'approve', { points: 30 }))
    await refusal(act(admin, id, 'undo', { version: 2 }), 'forbidden')
    expect(await okay(act(reviewer, id, 'undo', { version: 2 }))).toMatchObject({ status: 'waiting', version: 3 })
    expect((await queue('', admin))[0]).toMatchObject({ firstApproval: null })
    expect(await okay(act(admin, id, 'approve', { version: 3, points: 30 }))).toMatchObject({ status: 'waiting' })
    expect((await acts()).map(({ action, details }) => [action, details])).toEqual([
      ['submission_first_approved', { points: 30 }], ['decision_undone', { was: 'first_approved', points: 30 }],
      ['submission_first_approved', { points: 30 }]
    ])
  })

  test('taking back the second approval leaves the first one; after an appeal both are asked for anew', async () => {
    const third = await server.newPerson({ household: null, roles: ['reviewer'] })
    const id = await send(resident, 'honour')
    await okay(act(reviewer, id, 'approve', { points: 30 }))
    await okay(act(admin, id, 'approve', { version: 2, points: 30 }))
    await okay(act(admin, id, 'undo', { version: 3 }))
    expect((await queue('', admin))[0]).toMatchObject({ firstApproval: { points: 30 }, bar: null })
    await okay(act(admin, id, 'reject', { version: 4 }))
    server.clock.advance(minutes(1))
    await okay(resident.post<unknown>(`/submissions/${id}/appeal`, { version: 5, words: '请再看看' }))
    expect((await queue('', third))[0]).toMatchObject({ firstApproval: null })
    expect(await okay(act(third, id, 'approve', { version: 6, points: 30 }))).toMatchObject({ status: 'appealed' })
    await refusal(act(third, id, 'approve', { version: 7, points: 30 }), 'second_person_needed')
    await refusal(act(admin, id, 'approve', { version: 7, points: 30 }), 'first_reviewer')
    expect(await okay(act(reviewer, id, 'approve', { version: 7, points: 30 }))).toMatchObject({ status: 'approved', appeal: { upheld: true } })
    expect((await balance()).free).toBe(30)
  })
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
  expect([...outcomes.keys()].sort()).toEqual(['already_reviewed', 'done', 'forbidden', 'stale_version'])
  // after an even number of rounds all of them wait again
  expect((await balance()).free).toBe(0)
  expect(await waiting()).toHaveLength(4)
})
