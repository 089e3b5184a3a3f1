import { randomUUID } from 'node:crypto'
import { Value } from '@sinclair/typebox/value'
import type { PointBalance } from '../../types/contract/points'
import type { ErrorCode } from '../../types/contract/problem'
import { ReviewPage } from '../../types/contract/reviews'
import { Submission, type SubmissionPage } from '../../types/contract/submissions'
import { ledgerViolations } from '../support/ledger'
import { created, okay, refusal, type Answer, type Person } from '../support/person'
import { refusesUnchanged as refusesUnchangedBy, type Attempt } from '../support/refuses-unchanged'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let resident: Person
let relative: Person
let reviewer: Person
let admin: Person

beforeAll(async () => {
  server = await startApp()
  resident = server.as('resident')
  relative = await server.newPerson({ household: 0 })
  reviewer = server.as('reviewer')
  admin = server.as('villageAdmin')
})
afterAll(() => server.close())

const refusesUnchanged = (code: ErrorCode, attempt: Attempt) => refusesUnchangedBy(server, code, attempt)

const send = async ({ photoIds, ...more }: { photoIds?: unknown[]; [field: string]: unknown } = {}, by = resident) =>
  by.post<{ id: string }>('/submissions', {
    ruleId: server.village.rules.honour, photoIds: photoIds ?? (await server.photosOf(by, 1)), ...more
  })
const sent = (more?: Parameters<typeof send>[0], by?: Person) => created(send(more, by))
const act = (id: string, action: string, body: object, by = resident) => by.post<Submission>(`/submissions/${id}/${action}`, body)
const withdraw = (id: string, by?: Person) => act(id, 'withdraw', { version: 1 }, by)
const appeal = (id: string, words = '门前那块地不是我家的', by?: Person) => act(id, 'appeal', { version: 2, words }, by)
const reject = (id: string, by = reviewer, version = 1, reason = '看不清') => act(id, 'reject', { version, reason }, by)
const approve = (id: string, by = reviewer, version = 1) => act(id, 'approve', { version, points: 20 }, by)

async function rejected(): Promise<string> {
  const id = await sent()
  await okay(reject(id))
  return id
}

async function read(id: string, by = resident): Promise<Submission> {
  const submission = await okay(by.get<Submission>(`/submissions/${id}`))
  expect([...Value.Errors(Submission, submission)]).toEqual([])
  return submission
}

const earned = async () => (await okay(resident.get<PointBalance>('/points/balance'))).earned
const told = (id: string) =>
  server.sql<{ name: string; kind: string; about: string; points: number | null }>(
    `select a.name, m.kind, m.about, m.points from messages m join accounts a on a.id = m.account_id
     where m.submission_id = $1 order by m.kind, a.id = $2 desc`, [id, resident.account?.id])

test('it keeps where it was taken and what was said', async () => {
  const [note] = await server.sql<{ id: string }>(
    `insert into voice_notes values ($1, gen_random_uuid(), $2, 'audio/mpeg', 'sound', now()) returning id`,
    [server.village.id, resident.account?.id])
  const id = await sent({ place: ' 村口水沟边 ', voiceNoteId: note?.id })
  const { place, voiceNote, own } = await read(id)
  expect({ place, own, voiceNote }).toEqual({
    place: '村口水沟边', own: true, voiceNote: { id: note?.id, url: expect.stringContaining(`/voice-notes/${server.village.id}/${note?.id}`) }
  })
  expect((await read(id, relative)).own).toBe(false)
  const photoIds = await server.photosOf(resident, 1)
  for (const [code, more] of [
    ['voice_note_not_found', { voiceNoteId: note?.id }],
    ['voice_note_not_found', { voiceNoteId: randomUUID() }],
    ['text_too_long', { place: '远'.repeat(61) }]
  ] as const) await refusesUnchanged(code, () => send({ photoIds, ...more }))
})

test('the same key with any other content is not the same request', async () => {
  const key = randomUUID()
  const body = { ruleId: server.village.rules.honour, photoIds: await server.photosOf(resident, 1) }
  const id = await created(resident.post('/submissions', body, { key }))
  expect(await created(resident.post('/submissions', body, { key }))).toBe(id)
  const { householdId } = server.village.people.resident2
  for (const more of [
    { place: '门口' }, { voiceNoteId: id }, { activityId: id }, { resubmissionOf: id },
    { onBehalfOf: { householdId, consentBy: '李四', consentGiven: 'in_person' } }
  ]) await refusal(resident.post('/submissions', { ...body, ...more }, { key }), 'idempotency_key_reused')
})

describe('withdrawing', () => {
  test('takes a waiting one out of the queue, by anybody of the household, and again changes nothing', async () => {
    const id = await sent()
    expect(await read(id)).toMatchObject({ status: 'waiting', actions: ['withdraw'] })
    expect(await okay(withdraw(id, relative))).toMatchObject({
      status: 'withdrawn', withdrawnAt: server.clock.now().toISOString(), version: 2, actions: ['resubmit']
    })
    const queue = await okay(reviewer.get<ReviewPage>('/reviews?limit=50'))
    expect(queue.items.map((item) => item.id)).not.toContain(id)
    const before = await server.snapshot()
    expect(await okay(withdraw(id))).toMatchObject({ status: 'withdrawn', version: 2 })
    expect(await server.snapshot()).toEqual(before)
    expect((await refusesUnchanged('already_reviewed', () => approve(id))).fields).toEqual({ status: 'withdrawn' })
  })

  test('is refused once decided, of another version, and to strangers', async () => {
    const [waiting, decided] = [await sent(), await rejected()]
    await refusesUnchanged('submission_decided', () => withdraw(decided))
    await refusesUnchanged('stale_version', () => act(waiting, 'withdraw', { version: 2 }))
    for (const stranger of [server.as('resident2'), admin, reviewer, server.as('resident', server.neighbour)]) {
      await refusesUnchanged('not_found', () => withdraw(waiting, stranger))
    }
  })
})

describe('a second try', () => {
  test('takes the photos along, once, and both know of each other', async () => {
    const first = await rejected()
    const photoIds = (await read(first)).photos.map((photo) => photo.id)
    await refusesUnchanged('photo_already_used', () => send({ photoIds }))
    const [more] = await server.photosOf(relative, 1)
    const second = await sent({ resubmissionOf: first, photoIds: [...photoIds, more] }, relative)
    expect(await read(first)).toMatchObject({ status: 'rejected', resubmittedAs: second, actions: [], photos: [{ id: photoIds[0] }] })
    expect(await read(second)).toMatchObject({ status: 'waiting', resubmissionOf: first, photos: [{ id: photoIds[0] }, { id: more }] })
    await refusesUnchanged('resubmission_refused', () => send({ resubmissionOf: first, photoIds }))
    await refusesUnchanged('photo_already_used', () => send({ photoIds }))
    await okay(withdraw(second))
    const third = await sent({ resubmissionOf: second, photoIds, ruleId: server.village.rules.study })
    expect(await read(third)).toMatchObject({ resubmissionOf: second, rule: { column: 'study' } })
  })

  test('frees no photo of a third submission', async () => {
    const [first, other] = [await rejected(), await sent()]
    const photoIds = (await read(other)).photos.map((photo) => photo.id)
    await refusesUnchanged('photo_already_used', () => send({ resubmissionOf: first, photoIds }))
    await refusesUnchanged('photo_not_found', () => send({ resubmissionOf: first, photoIds: [randomUUID()] }))
  })

  test('is refused of one that waits, was approved or appealed, and of somebody else’s', async () => {
    const [approved, appealed, foreign] = [await sent(), await rejected(), await sent({}, server.as('resident2'))]
    await okay(approve(approved))
    await okay(appeal(appealed))
    await okay(reject(foreign))
    const photoIds = await server.photosOf(resident, 1)
    for (const resubmissionOf of [await sent(), approved, appealed, foreign, randomUUID()]) {
      await refusesUnchanged('resubmission_refused', () => send({ resubmissionOf, photoIds }))
    }
  })
})

describe('an appeal', () => {
  test('that is upheld awards the points once', async () => {
    const [id, before] = [await rejected(), await earned()]
    expect((await read(id)).actions).toEqual(['resubmit', 'appeal'])
    const appealed = await okay(appeal(id, '  门前那块地不是我家的 ', relative))
    expect(appealed).toMatchObject({
      status: 'appealed', rejectReason: '看不清', actions: [], version: 3,
      appeal: { words: '门前那块地不是我家的', firstReason: '看不清', firstReviewedAt: server.clock.now().toISOString(), upheld: null, decidedAt: null }
    })
    expect(await okay(approve(id, admin, 3))).toMatchObject({ status: 'approved', points: 20, rejectReason: null, appeal: { upheld: true } })
    expect(await earned()).toBe(before + 20)
    expect(await ledgerViolations(server)).toEqual([])
    await refusesUnchanged('already_reviewed', () => approve(id, admin, 4))
    await refusesUnchanged('appeal_refused', () => act(id, 'appeal', { version: 4, words: '再看看' }))
    const [name, other] = [resident, relative].map((person) => server.sql<{ name: string }>(
      'select name from accounts where id = $1', [person.account?.id])).map(async (rows) => (await rows)[0]?.name)
    const about = expect.any(String)
    expect(await told(id)).toEqual([
      { name: await name, kind: 'appeal_upheld', about, points: 20 },
      { name: await other, kind: 'appeal_upheld', about, points: 20 },
      { name: await name, kind: 'submission_rejected', about, points: null },
      { name: await other, kind: 'submission_rejected', about, points: null }
    ])
  })

  test('that is dismissed leaves it rejected, with the new reason, and is the only one', async () => {
    const id = await rejected()
    await okay(appeal(id))
    expect(await okay(reject(id, admin, 3, '还是没扫干净'))).toMatchObject({
      status: 'rejected', rejectReason: '还是没扫干净', appeal: { upheld: false, firstReason: '看不清' }
    })
    expect((await read(id)).actions).toEqual(['resubmit'])
    expect((await told(id)).map(({ kind }) => kind)).toContain('appeal_dismissed')
    await refusesUnchanged('appeal_refused', () => act(id, 'appeal', { version: 4, words: '再看看' }))
    expect((await read(await sent({ resubmissionOf: id }))).status).toBe('waiting')
  })

  test('said twice in the same words is one appeal', async () => {
    const id = await rejected()
    await okay(appeal(id))
    const before = await server.snapshot()
    expect(await okay(appeal(id, '门前那块地不是我家的', relative))).toMatchObject({ status: 'appealed', version: 3 })
    expect(await server.snapshot()).toEqual(before)
    await refusesUnchanged('appeal_refused', () => appeal(id, '别的话'))
  })

  test('needs words, a rejection that stands, the version seen and somebody of the household', async () => {
    const [id, waiting, tried] = [await rejected(), await sent(), await rejected()]
    await sent({ resubmissionOf: tried })
    await refusesUnchanged('reason_missing', () => appeal(id, ' \n '))
    await refusesUnchanged('text_too_long', () => appeal(id, '冤'.repeat(501)))
    await refusesUnchanged('stale_version', () => act(id, 'appeal', { version: 1, words: '冤' }))
    await refusesUnchanged('appeal_refused', () => act(waiting, 'appeal', { version: 1, words: '冤' }))
    await refusesUnchanged('appeal_refused', () => appeal(tried))
    for (const stranger of [server.as('resident2'), admin, server.as('resident', server.neighbour)]) {
      await refusesUnchanged('not_found', () => appeal(id, '冤', stranger))
    }
  })

  test('is decided by nobody who rejected it or belongs to the household', async () => {
    const id = await rejected()
    await okay(appeal(id))
    const related = await server.newPerson({ household: 0, roles: ['resident', 'reviewer'] })
    for (const decide of [approve, reject]) {
      await refusesUnchanged('first_reviewer', () => decide(id, reviewer, 3))
      await refusesUnchanged('own_household', () => decide(id, related, 3))
      await refusesUnchanged('stale_version', () => decide(id, admin, 2))
    }
    await refusesUnchanged('text_too_long', () => reject(id, admin, 3, '长'.repeat(201)))
  })
})

test('the queue holds what waits and what was appealed, by how long each has waited', async () => {
  await server.sql("update submissions set status = 'withdrawn', withdrawn_at = now() where status = 'waiting'")
  await server.sql(`update submissions set status = 'rejected' where status = 'appealed'`)
  const early = await rejected()
  server.clock.advance(60_000)
  const middle = await sent()
  server.clock.advance(60_000)
  await okay(appeal(early))
  const late = await sent({}, server.as('resident2'))
  const page = async (query: string, by = reviewer): Promise<ReviewPage> => {
    const body = await okay(by.get<ReviewPage>(`/reviews${query}`))
    expect([...Value.Errors(ReviewPage, body)]).toEqual([])
    return body
  }
  const { items } = await page('')
  expect(items.map(({ id }) => id)).toEqual([middle, ...[early, late].sort()])
  expect(items.find(({ id }) => id === early)).toMatchObject({
    bar: 'first_reviewer', waitingSince: server.clock.now().toISOString(),
    appeal: { words: '门前那块地不是我家的', firstReason: '看不清' }
  })
  expect((await page('', admin)).items.find(({ id }) => id === early)?.bar).toBeNull()
  const inTurn: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const next: ReviewPage = await page(`?limit=1${cursor && `&cursor=${cursor}`}`)
    inTurn.push(...next.items.map(({ id }) => id))
    cursor = next.nextCursor
  }
  expect(inTurn).toEqual(items.map(({ id }) => id))
  expect(await okay(reviewer.get('/reviews/summary') as Promise<Answer<object>>)).toMatchObject({
    waiting: 3, oldestAt: new Date(server.clock.now().getTime() - 60_000).toISOString()
  })
})

test('the list is narrowed by state, by what is still open, and by column', async () => {
  const ids = async (query: string) =>
    (await okay(resident.get<SubmissionPage>(`/submissions?limit=50${query}`))).items.map(({ status, rule }) => `${status} ${rule.column}`)
  await sent({ ruleId: server.village.rules.study })
  expect(new Set(await ids('&open=true'))).toEqual(new Set(['waiting study', 'waiting honour', 'appealed honour']))
  expect(new Set(await ids('&status=withdrawn'))).toEqual(new Set(['withdrawn honour', 'withdrawn study']))
  expect(new Set(await ids('&column=study&status=waiting'))).toEqual(new Set(['waiting study']))
  expect((await ids('')).length).toBeGreaterThan((await ids('&open=true')).length)
})
