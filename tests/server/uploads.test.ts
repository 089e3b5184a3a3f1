import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { beginToSend, sendAndBreak, sendPiece } from '../support/cut-upload'
import { created, refusal, uploadRequest, type Person } from '../support/person'
import { photograph } from '../support/photographs'
import { startApp, type TestServer } from '../support/server'
import { temporaryPhotos } from '../support/temporary-photos'

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)

let server: TestServer
let other: FastifyInstance
let resident: Person
let picture: Buffer

beforeAll(async () => {
  server = await startApp()
  other = await server.another()
  picture = await photograph('home').jpeg({ quality: 95 }).toBuffer()
})
afterAll(async () => {
  // those that were begun and never ended
  for (const app of [server.app, other]) app.server.closeAllConnections()
  await server.close()
})
beforeEach(async () => {
  // quotas are an account's
  resident = await server.newPerson({ household: 3 })
})

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** What the database holds of an upload. */
async function kept(id: string) {
  const pieces = await server.sql<{ position: number; content: Buffer }>(
    'select position, content from upload_pieces where upload_id = $1 order by position', [id])
  const [row] = await server.sql<{ received: number; resourceId: string | null }>(
    'select received, resource_id as "resourceId" from uploads where id = $1', [id])
  return { ...row, content: Buffer.concat(pieces.map(({ content }) => content)) }
}

const photosOf = (person: Person) =>
  server.sql<{ id: string; sha256: Buffer }>('select id, sha256 from photos where uploaded_by = $1', [person.account?.id])

async function waitUntil(what: () => Promise<boolean>) {
  for (let left = 200; !(await what()); left--) {
    if (left === 0) throw new Error('waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('a photo arrives in one piece, and the same request gets the same photo for ever', async () => {
  const id = randomUUID()
  const first = await sendPiece(resident, { id, file: picture, length: picture.length })
  expect(first).toMatchObject({ status: 200, body: { id, offset: picture.length, resourceId: expect.any(String) } })
  server.clock.advance(400 * 86_400_000)
  const person = await server.newPerson({ household: 3 })
  await server.sql('update uploads set account_id = $1 where id = $2', [person.account?.id, id])
  for (const request of [{}, { length: picture.length }, { offset: 1000, length: 50 }]) {
    expect((await sendPiece(person, { id, file: picture, ...request })).body).toEqual(first.body)
  }
  expect(await photosOf(resident)).toEqual([{ id: first.body.resourceId, sha256: Buffer.from(sha256(picture), 'hex') }])
  expect(await kept(id)).toMatchObject({ received: picture.length, content: Buffer.alloc(0) })
})

/** As the app does: asks, goes on from there, and asks again when somebody else was faster. */
async function sendRest(person: Person, id: string, file: Buffer): Promise<string> {
  for (;;) {
    const { body: { offset, resourceId } } = await sendPiece(person, { id, file })
    if (resourceId !== null) return resourceId
    const answer = await sendPiece(person, { id, file, offset, length: file.length - offset })
    if (answer.status !== 200) expect(answer.body.code).toBe('upload_offset_wrong')
  }
}

interface Step {
  at: 'here' | 'there'
  share: number
  how: 'whole' | 'end' | 'reset'
  offset: 'right' | 'shuffled'
}

const step: fc.Arbitrary<Step> = fc.record({
  at: fc.constantFrom('here' as const, 'there' as const),
  share: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  how: fc.constantFrom('whole' as const, 'end' as const, 'reset' as const),
  offset: fc.oneof({ weight: 4, arbitrary: fc.constant('right' as const) }, { weight: 1, arbitrary: fc.constant('shuffled' as const) })
})

test(`whatever breaks, the bytes arrive as they are and become one photo, seed ${seed}`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const person = await server.newPerson({ household: 3 })
      const id = randomUUID()
      let known = 0
      for (const { at, share, how, offset: where } of steps) {
        const app = at === 'here' ? server.app : other
        const sender = person.at(app)
        const offset = where === 'right' ? known : Math.floor(share * picture.length)
        const length = Math.min(Math.ceil(share * picture.length), picture.length - offset)
        if (how === 'whole') {
          const { status, body } = await sendPiece(sender, { id, file: picture, offset, length })
          if (status === 200) expect(body.offset).toBe(body.resourceId === null ? offset + length : picture.length)
          else expect(body.code).toBe('upload_offset_wrong')
        } else await sendAndBreak(person, { app, id, file: picture, offset, length: length + 1, sent: length, how })
        const { body } = await sendPiece(sender, { id, file: picture })
        expect(body.offset).toBeGreaterThanOrEqual(known)
        known = body.offset
        const { content, resourceId } = await kept(id)
        if (resourceId === null) expect(content.equals(picture.subarray(0, content.length))).toBe(true)
      }
      const senders = [server.app, other, server.app].map((app) => sendRest(person.at(app), id, picture))
      const [resourceId, ...same] = await Promise.all(senders)
      expect(same).toEqual([resourceId, resourceId])
      expect(await photosOf(person)).toEqual([{ id: resourceId, sha256: Buffer.from(sha256(picture), 'hex') }])
    }),
    { numRuns: Number(process.env['CUT_RUNS'] ?? 12), seed, endOnFailure: true }
  )
}, 120_000)

describe('what came before a break is kept', () => {
  test.each(['end', 'reset'] as const)('of a connection that breaks by %s', async (how) => {
    const id = randomUUID()
    const cut = { app: server.app, id, file: picture, length: picture.length, how }
    await sendAndBreak(resident, { ...cut, offset: 0, sent: 30_000 })
    await waitUntil(async () => (await kept(id)).received === 30_000)
    await sendAndBreak(resident, { ...cut, app: other, offset: 30_000, length: 100_000, sent: 45_678 })
    await waitUntil(async () => (await kept(id)).received === 75_678)
    expect((await kept(id)).content.equals(picture.subarray(0, 75_678))).toBe(true)
    expect((await sendPiece(resident, { id, file: picture })).body).toEqual({ id, offset: 75_678, resourceId: null })
  })

  test('of one that has gone silent, within a second or so', async () => {
    const id = randomUUID()
    const silent = await beginToSend(resident, { app: server.app, id, file: picture, offset: 0, length: picture.length, sent: 12_345 })
    await waitUntil(async () => (await kept(id)).received === 12_345)
    expect(await sendRest(resident, id, picture)).toEqual(expect.any(String))
    silent.destroy()
  })

  test('of a server that is killed: the rest goes to another one', async () => {
    const dying = await server.another()
    const id = randomUUID()
    const begun = await beginToSend(resident, { app: dying, id, file: picture, offset: 0, length: picture.length, sent: 50_000 })
    await waitUntil(async () => (await kept(id)).received === 50_000)
    dying.server.closeAllConnections()
    await once(begun, 'close')
    const answer = await sendPiece(resident.at(other), { id, file: picture, offset: 50_000, length: picture.length - 50_000 })
    expect(answer).toMatchObject({ status: 200, body: { offset: picture.length, resourceId: expect.any(String) } })
  })
})

test('a slow sender holds no database connection', async () => {
  const busy = await Promise.all(
    Array.from({ length: 30 }, () =>
      beginToSend(resident, { app: server.app, id: randomUUID(), file: picture, offset: 0, length: picture.length, sent: 10 })))
  await waitUntil(async () => (await server.sql('select 1 from uploads where account_id = $1 and received = 10', [resident.account?.id])).length === 30)
  const [{ open } = { open: -1 }] = await server.sql<{ open: number }>(
    "select count(*)::int as open from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'")
  expect(open).toBe(0)
  expect((await resident.get('/me')).status).toBe(200)
  for (const socket of busy) socket.destroy()
})

test('more bytes than announced are refused, and nothing of them is kept', async () => {
  const id = randomUUID()
  const request = uploadRequest(id, picture)
  const payload = Buffer.concat([picture, Buffer.from('x')])
  await refusal(resident.send({ method: 'PUT', ...request, payload }), 'invalid_request')
  expect(await kept(id)).toMatchObject({ resourceId: null, received: 0 })
})

test('a wrong offset is told the right one', async () => {
  const id = randomUUID()
  await sendPiece(resident, { id, file: picture, length: 1000 })
  for (const offset of [0, 999, 1001, 5000]) {
    const { fields } = await refusal(sendPiece(resident, { id, file: picture, offset, length: 10 }), 'upload_offset_wrong')
    expect(fields).toEqual({ offset: 1000 })
  }
})

test('a file that is not what its checksum says begins again', async () => {
  const id = randomUUID()
  const broken = Buffer.from(picture)
  broken[1000]! ^= 1
  const { url, headers } = uploadRequest(id, picture)
  await refusal(resident.send({ method: 'PUT', url, headers, payload: broken }), 'upload_corrupted')
  expect(await kept(id)).toEqual({ received: 0, resourceId: null, content: Buffer.alloc(0) })
  expect(await photosOf(resident)).toEqual([])
  expect(await sendRest(resident, id, picture)).toEqual(expect.any(String))
})

test('an id names one file of one person', async () => {
  const id = randomUUID()
  await sendPiece(resident, { id, file: picture, length: 1000 })
  const another = Buffer.concat([picture, Buffer.alloc(1)])
  const sameLength = Buffer.from(picture).fill(7, 500, 600)
  await refusal(sendPiece(resident, { id, file: another }), 'idempotency_key_reused')
  await refusal(sendPiece(resident, { id, file: sameLength }), 'idempotency_key_reused')
  await refusal(sendPiece(resident, { id, file: picture, kind: 'voice_note' }), 'idempotency_key_reused')
  const stranger = await server.newPerson({ household: 4 })
  for (const length of [0, 10]) await refusal(sendPiece(stranger, { id, file: picture, offset: 1000, length }), 'not_found')
  const elsewhere = await server.newPerson({ household: 4, village: server.neighbour })
  expect((await sendPiece(elsewhere, { id, file: picture })).body).toEqual({ id, offset: 0, resourceId: null })
  await refusal(sendPiece(server.as('supervisor'), { id, file: picture }), 'forbidden')
  expect((await sendPiece(resident, { id, file: picture })).body).toEqual({ id, offset: 1000, resourceId: null })
})

test('a photo that nobody can read is dropped, and its id is free again', async () => {
  const words = Buffer.from('just some words')
  const id = randomUUID()
  await refusal(sendPiece(resident, { id, file: words, length: words.length }), 'photo_type_unsupported')
  expect(await kept(id)).toEqual({ content: Buffer.alloc(0) })
  expect(await sendRest(resident, id, picture)).toEqual(expect.any(String))
})

test('a busy photo service costs nothing: asking again makes the photo', async () => {
  const { photos, remove } = temporaryPhotos({ concurrency: 1, maxWaiting: 0 })
  const busy = await server.another({ photos })
  const id = randomUUID()
  const problem = await sendPiece(resident.at(busy), { id, file: picture, length: picture.length })
  expect(problem).toMatchObject({ status: 503, body: { code: 'photo_service_busy' }, headers: { 'retry-after': expect.anything() } })
  expect(await kept(id)).toMatchObject({ received: picture.length, resourceId: null })
  expect(await sendPiece(resident, { id, file: picture })).toMatchObject({ status: 200, body: { resourceId: expect.any(String) } })
  await remove()
})

test('a photo whose row cannot be written leaves no file', async () => {
  const before = server.photoFiles()
  await server.sql('alter table photos add constraint full_disk check (width = 0) not valid')
  const id = randomUUID()
  expect((await sendPiece(resident, { id, file: picture, length: picture.length })).status).toBe(500)
  await server.sql('alter table photos drop constraint full_disk')
  expect(server.photoFiles()).toEqual(before)
  expect(await kept(id)).toMatchObject({ received: picture.length, resourceId: null })
  expect(await sendRest(resident, id, picture)).toEqual(expect.any(String))
  expect(server.photoFiles()).toHaveLength(before.length + 2)
})

describe('quotas of an account', () => {
  const small = (fill: number) => Buffer.alloc(500, fill)
  const begin = (person: Person, file: Buffer) => sendPiece(person, { id: randomUUID(), file, length: 1 })

  test('at most 40 unfinished, however many begin at once; what lay for a day makes room', async () => {
    const answers = await Promise.all(Array.from({ length: 45 }, (_, i) => begin(i % 2 ? resident : resident.at(other), small(i))))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(40)
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(new Set(['upload_quota_reached']))
    server.clock.advance(86_400_001)
    await server.sql('update sessions set expires_at = expires_at + interval \'2 days\'')
    expect((await begin(resident, small(99))).status).toBe(200)
  })

  test('at most 64 MB unfinished', async () => {
    const large = Buffer.alloc(10 * 1024 * 1024)
    for (let i = 0; i < 6; i++) expect((await begin(resident, large.fill(i, 0, 9))).status).toBe(200)
    await refusal(begin(resident, large.fill(9, 0, 9)), 'upload_quota_reached')
    expect((await begin(resident, small(1))).status).toBe(200)
  })

  test('at most 300 photos a day; a voice note may still come', async () => {
    await server.photosOf(resident, 299)
    expect((await begin(resident, small(1))).status).toBe(200)
    await refusal(begin(resident, small(2)), 'upload_quota_reached')
    expect((await sendPiece(resident, { id: randomUUID(), file: small(3), kind: 'voice_note' })).status).toBe(200)
  })

  test('at most 60 voice notes a day, finished ones too; a photo may still come', async () => {
    const say = (words: number) => resident.upload(Buffer.from(`ID3 words ${words}`), { kind: 'voice_note' })
    for (let words = 0; words < 60; words++) await created(say(words))
    await refusal(say(60), 'upload_quota_reached')
    expect((await begin(resident, small(1))).status).toBe(200)
    server.clock.advance(86_400_001)
    await server.sql('update sessions set expires_at = expires_at + interval \'2 days\'')
    await created(say(61))
  })
})
