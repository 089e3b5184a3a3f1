import { randomBytes, randomUUID } from 'node:crypto'
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import { createAuditService } from '../../server/modules/audit/audit.service'
import { createFairnessService } from '../../server/modules/fairness/fairness.service'
import { createHousekeepingService, type HousekeepingService } from '../../server/modules/housekeeping/housekeeping.service'
import { createMessagesService } from '../../server/modules/messages/messages.service'
import { createSettingsService } from '../../server/modules/settings/settings.service'
import { scheduleHousekeeping } from '../../server/modules/housekeeping/schedule'
import { sendPiece } from '../support/cut-upload'
import { created, okay, type Person } from '../support/person'
import { photograph } from '../support/photographs'
import { startApp, type TestServer } from '../support/server'

const day = 86_400_000
const failed = jest.fn()

let server: TestServer
let housekeeping: HousekeepingService
let resident: Person
let picture: Buffer

beforeEach(async () => {
  server = await startApp()
  housekeeping = keep()
  resident = await server.newPerson({ household: 3 })
  picture = await photograph('home').resize(200).jpeg().toBuffer()
})
afterEach(async () => {
  failed.mockClear()
  await server.close()
})

function keep(): HousekeepingService {
  const stores = { ...server.stores, clock: server.clock }
  const settings = createSettingsService({ ...stores, audit: createAuditService(stores) })
  const fairness = createFairnessService({ ...stores, settings, messages: createMessagesService(stores) })
  return createHousekeepingService({ ...stores, fairness, onFailure: failed })
}

async function count(table: string, where = 'true'): Promise<number> {
  const [row] = await server.sql<{ count: number }>(`select count(*)::int as count from ${table} where ${where}`)
  return row?.count ?? -1
}

/** Runs right before a term is over, when nothing may go, and right after it. */
async function around(days: number, look: () => Promise<unknown>) {
  const seen = [await look()]
  server.clock.advance(days * day - 1000)
  await housekeeping.run()
  seen.push(await look())
  server.clock.advance(2000)
  await housekeeping.run()
  return [...seen, await look()]
}

test('requests to join go thirty days after they were decided, and those that wait stay', async () => {
  for (const phone of ['13711110001', '13711110002']) {
    const asking = { villageId: server.village.id, name: '新来的', phone, address: '村口', password: 'a long password', consent: true }
    await okay(server.anonymous.post('/join-requests', asking), 204)
  }
  const [request] = await server.sql<{ id: string }>("select id from join_requests where phone = '13711110001'")
  await okay(server.as('villageAdmin').post(`/join-requests/${request?.id}/refuse`, { reason: '不是本村的' }), 204)
  expect(await around(30, () => count('join_requests'))).toEqual([2, 2, 1])
})

test('sessions go thirty days after they ended, a supervisor’s too', async () => {
  await Promise.all([resident, server.as('supervisor')].map((person) => okay(person.get('/me'))))
  await server.sql('update sessions set expires_at = $1', [server.clock.now()])
  const staying = await server.newPerson({ household: 4 })
  await server.sql('update sessions set expires_at = $1 where account_id = $2', [new Date(server.clock.now().getTime() + 90 * day), staying.account?.id])
  expect(await around(30, () => count('sessions'))).toEqual([3, 3, 1])
  await server.sql('update sessions set revoked_at = $1', [server.clock.now()])
  expect(await around(30, () => count('sessions'))).toEqual([1, 1, 0])
})

test('attempts go after a day, invitations thirty days after they ran out, idempotency keys after ninety', async () => {
  await server.sql('insert into attempts (key, created_at) values ($1, $2)', [randomBytes(32), server.clock.now()])
  expect(await around(1, () => count('attempts'))).toEqual([1, 1, 0])
  const invitation = { householdId: server.village.people.resident.householdId, roles: ['resident'] }
  await okay(server.as('villageAdmin').post<unknown>('/invitations', invitation), 201)
  await server.sql('update invitations set expires_at = $1', [server.clock.now()])
  expect(await around(30, () => count('invitations'))).toEqual([1, 1, 0])
  await server.sql('update idempotency_keys set created_at = $1', [server.clock.now()])
  expect(await around(90, () => count('idempotency_keys'))).toEqual([1, 1, 0])
})

test('an unfinished upload goes after seven days, with its pieces; what is known of a finished one after ninety', async () => {
  await sendPiece(resident, { id: randomUUID(), file: picture, length: 100 })
  const photoIds = [await created(resident.upload(picture))]
  await created(resident.post('/submissions', { ruleId: server.village.rules.study, photoIds }))
  expect(await around(7, async () => [await count('uploads'), await count('upload_pieces')])).toEqual([[2, 1], [2, 1], [1, 0]])
  await server.sql('update uploads set created_at = $1', [server.clock.now()])
  expect(await around(90, async () => [await count('uploads'), await count('photos')])).toEqual([[1, 1], [1, 1], [0, 1]])
})

test('a message goes a year after it was read, one that was not stays', async () => {
  await server.earn(resident, 20)
  const [read, unread] = [await count('messages'), 1]
  await server.sql('update messages set read_at = $1', [server.clock.now()])
  await server.sql(`insert into messages (village_id, account_id, kind, created_at) values ($1, $2, 'member_joined', $3)`,
    [server.village.id, resident.account?.id, server.clock.now()])
  expect(read).toBeGreaterThan(0)
  expect(await around(365, () => count('messages'))).toEqual([read + unread, read + unread, unread])
})

test('a voice note that a submission takes at the same moment stays, and stays with it', async () => {
  const voiceNote = await created(resident.upload(Buffer.from('ID3 words'), { kind: 'voice_note' }))
  const photoIds = await server.photosOf(resident, 1)
  const id = await created(resident.post('/submissions', { ruleId: server.village.rules.study, photoIds }))
  server.clock.advance(8 * day)
  const submission = new Client({ connectionString: server.url })
  await submission.connect()
  try {
    await submission.query('begin')
    await submission.query('update submissions set voice_note_id = $1 where id = $2', [voiceNote, id])
    const running = housekeeping.run()
    while ((await count('pg_stat_activity', "datname = current_database() and wait_event_type = 'Lock'")) === 0) await setTimeout(10)
    await submission.query('commit')
    expect(await running).toMatchObject({ 'voice notes': 0 })
  } finally {
    await submission.end()
  }
  expect(await server.sql('select voice_note_id as id from submissions')).toEqual([{ id: voiceNote }])
  failed.mockClear()
  await housekeeping.run()
  expect(failed).not.toHaveBeenCalled()
  expect(await count('voice_notes')).toBe(1)
})

test('photos and voice notes go after seven days unless a submission, goods, a deduction or an honour use them', async () => {
  const spoken = Buffer.from('ID3 words')
  const send = (kind?: 'voice_note') => created(resident.upload(kind ? spoken : picture, { kind }))
  const [sent, shown, spare] = [await send(), await send(), await send()]
  const said = await send('voice_note')
  await send('voice_note')
  await created(resident.post('/submissions', { ruleId: server.village.rules.study, photoIds: [sent], voiceNoteId: said }))
  await server.sql('update goods set picture_photo_id = $1 where id = $2', [shown, server.village.goods.soap.id])
  const photos = async () => (await server.sql<{ id: string }>('select id from photos')).map(({ id }) => id).sort()
  const stored = () => server.photoFiles().map((name) => name.slice(0, 36)).filter((id, i, all) => all.indexOf(id) === i)
  const [evidence, honour] = [await send(), await send()]
  await server.sql(`with rule as (
      insert into rules (village_id, kind, series_id, starts_at, position, name, hint, min_photos, max_photos, points, min_points, max_points, created_at)
      values ($1, 'deduction', gen_random_uuid(), $4, 99, '乱倒垃圾', '', 1, 3, 2, 1, 5, $4) returning id
    ), made as (
      insert into deductions (village_id, id, rule_id, household_id, reason, points, made_by, created_at)
      select $1, gen_random_uuid(), id, $2, '门口堆垃圾', 2, $3, $4 from rule returning id
    ) insert into deduction_photos (village_id, deduction_id, position, photo_id) select $1, id, 1, $5 from made`,
  [server.village.id, server.village.people.resident2.householdId, resident.account?.id, server.clock.now(), evidence])
  await server.sql(`insert into honours (village_id, id, title, household_id, photo_id, awarded_on, created_by, created_at)
    values ($1, gen_random_uuid(), '美丽庭院', $2, $3, '2026-03-01', $4, $5)`,
  [server.village.id, server.village.people.resident2.householdId, honour, resident.account?.id, server.clock.now()])
  const all = [sent, shown, spare, evidence, honour].sort()
  const used = [sent, shown, evidence, honour].sort()
  expect(await around(7, async () => [await photos(), stored(), await count('voice_notes')])).toEqual([
    [all, all, 2], [all, all, 2], [used, used, 1]
  ])
  expect(await server.sql('select id from voice_notes')).toEqual([{ id: said }])
})

test('what was cleared away can be sent again under its old id', async () => {
  const key = randomUUID()
  const before = await created(resident.upload(picture, { key }))
  server.clock.advance(8 * day)
  await housekeeping.run()
  await server.sql('update sessions set expires_at = $1', [new Date(server.clock.now().getTime() + day)])
  const after = await created(resident.upload(picture, { key }))
  expect(after).not.toBe(before)
  expect(server.photoFiles()).toEqual([`${after}-large.jpg`, `${after}-small.jpg`])
})

test('files that no row promises go after a day', async () => {
  const photoId = await created(resident.upload(picture))
  const { id: villageId } = server.village
  const [old, young] = [randomUUID(), randomUUID()]
  const processed = await server.stores.photos.process(picture)
  for (const id of [old, young]) await server.stores.photos.store(villageId, id, processed)
  const written = (id: string, at: Date) => {
    for (const size of ['large', 'small']) utimesSync(join(server.stores.dataDir, 'photos', villageId, id.slice(0, 2), `${id}-${size}.jpg`), at, at)
  }
  const now = server.clock.now().getTime()
  written(old, new Date(now - day - 1000))
  written(photoId, new Date(now - day - 1000))
  written(young, new Date(now - day + 1000))
  expect(await housekeeping.run()).toMatchObject({ files: 1 })
  expect(server.photoFiles()).toEqual([photoId, young].flatMap((id) => [`${id}-large.jpg`, `${id}-small.jpg`]).sort())
})

test('nothing of what is in use goes, however often and however many at once it runs', async () => {
  await server.earn(resident, 20)
  const before = await server.snapshot()
  const another = keep()
  const runs = await Promise.all([housekeeping, another, housekeeping].map((one) => one.run()))
  for (const gone of runs) expect(new Set(Object.values(gone))).toEqual(new Set([0]))
  expect(await server.snapshot()).toEqual(before)
})

test('a failure in one place is reported and keeps nothing else', async () => {
  await server.sql('insert into attempts (key, created_at) values ($1, $2)', [randomBytes(32), server.clock.now()])
  await sendPiece(resident, { id: randomUUID(), file: picture, length: 100 })
  await server.sql('revoke delete on attempts from village_points_app')
  server.clock.advance(8 * day)
  expect(await housekeeping.run()).toMatchObject({ attempts: 0, uploads: 1 })
  expect(failed.mock.calls).toEqual([['attempts of no village', expect.objectContaining({ message: expect.stringMatching(/permission/) })]])
})

describe('the schedule', () => {
  beforeEach(() => void jest.useFakeTimers())
  afterEach(() => void jest.useRealTimers())

  test('runs once a day, the first time soon after the start, and not after its end', async () => {
    const run = jest.fn(async () => ({}))
    const onDone = jest.fn()
    const stop = scheduleHousekeeping({ run }, { onDone, onError: jest.fn() })
    await jest.advanceTimersByTimeAsync(3_600_000)
    expect(run).toHaveBeenCalledTimes(1)
    await jest.advanceTimersByTimeAsync(2 * day)
    expect(onDone.mock.calls).toEqual([[{}], [{}], [{}]])
    await stop()
    await jest.advanceTimersByTimeAsync(3 * day)
    expect(run).toHaveBeenCalledTimes(3)
  })

  test('waits at its end for a run under way, and goes on after one that fails', async () => {
    const onError = jest.fn()
    let finish = () => undefined as void
    const run = jest.fn<Promise<Record<string, number>>, []>(() => Promise.reject(new Error('database away')))
    const stop = scheduleHousekeeping({ run }, { onDone: jest.fn(), onError })
    await jest.advanceTimersByTimeAsync(day)
    expect(onError).toHaveBeenCalledTimes(1)
    run.mockImplementation(() => new Promise((resolve) => (finish = () => resolve({}))))
    await jest.advanceTimersByTimeAsync(day)
    let stopped = false
    const stopping = stop().then(() => (stopped = true))
    await jest.advanceTimersByTimeAsync(0)
    expect(stopped).toBe(false)
    finish()
    await stopping
  })
})
