import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import type { PhotoMatch } from '../../types/contract/photo-matches'
import { findAlike } from '../../server/modules/photo-matches/photo-matches.repository'
import { likenessOf } from '../../server/modules/photo-matches/photo-matches.rules'
import { createPhotoMatchesService } from '../../server/modules/photo-matches/photo-matches.service'
import { times } from '../support/at-once'
import { created, okay, type Person } from '../support/person'
import { photograph } from '../support/photographs'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let resident: Person
let neighbour: Person

beforeAll(async () => {
  server = await startApp()
  resident = server.as('resident')
  neighbour = server.as('resident2')
})
afterAll(() => server.close())

/** 64 bits that nothing else of these tests comes near. */
const newHash = () => BigInt.asIntN(64, randomBytes(8).readBigUInt64BE())
const turned = (hash: bigint, ...bits: number[]) => BigInt.asIntN(64, bits.reduce((changed, bit) => changed ^ (1n << BigInt(bit)), hash))

async function photosLike(person: Person, ...hashes: bigint[]): Promise<string[]> {
  const ids = await server.photosOf(person, hashes.length)
  for (const [index, id] of ids.entries()) await server.sql('update photos set perceptual_hash = $1 where id = $2', [hashes[index], id])
  return ids
}

const send = async (person: Person, photoIds: string[], more: object = {}) =>
  created(person.post('/submissions', { ruleId: server.village.rules.study, photoIds, ...more }))

async function matchesOf(submissionId: string, village = server.village.id): Promise<PhotoMatch[]> {
  const present = ({ id, width, height }: { id: string; width: number; height: number }) => ({ id, url: '', thumbnailUrl: '', width, height })
  const photoMatches = createPhotoMatchesService({ photos: { present } })
  const found = await server.stores.database.inVillage(village, (tx) => photoMatches.of(tx, village, [submissionId]))
  return found.get(submissionId) ?? []
}

const brief = (matches: PhotoMatch[]) =>
  matches.map(({ photo, otherPhoto, distance, other }) => ({ photo: photo.id, like: otherPhoto.id, distance, of: other.id }))

test('a photo like one of another household is found, however long ago, with what it was sent for', async () => {
  const hash = newHash()
  const [old = ''] = await photosLike(neighbour, hash)
  const earlier = await send(neighbour, [old])
  await server.sql('update submissions set created_at = $1 where id = $2', ['2023-03-10T02:00:00Z', earlier])
  const person = await server.newPerson({ household: 5 })
  const [photo = ''] = await photosLike(person, turned(hash, 3, 40, 63))
  const id = await send(person, [photo])
  expect(await matchesOf(id)).toEqual([{
    photo: expect.objectContaining({ id: photo }),
    otherPhoto: expect.objectContaining({ id: old }),
    distance: 3, sameFile: false, sameSubmission: false,
    other: {
      id: earlier, rule: expect.any(String), household: server.village.households[1], status: 'waiting',
      createdAt: '2023-03-10T02:00:00.000Z'
    }
  }])
  expect(await matchesOf(earlier)).toEqual([])
})

test('eight differing bits are alike, nine are not', async () => {
  const hash = newHash()
  const [first = ''] = await photosLike(neighbour, hash)
  const earlier = await send(neighbour, [first])
  const eight = [0, 1, 16, 17, 32, 33, 48, 49]
  const [near, far] = await photosLike(resident, turned(hash, ...eight), turned(hash, ...eight, 50))
  const id = await send(resident, [near, far] as string[])
  const found = brief(await matchesOf(id))
  expect(found).toContainEqual({ photo: near, like: first, distance: 8, of: earlier })
  expect(found).not.toContainEqual(expect.objectContaining({ photo: far, like: first }))
})

test('the same file twice in one submission is told as such', async () => {
  const picture = await photograph('home').resize(300).jpeg().toBuffer()
  const person = await server.newPerson({ household: 6 })
  const [one, two] = [(await okay(person.upload(picture), 201)).id, (await okay(person.upload(picture), 201)).id]
  const id = await send(person, [one, two])
  expect(await matchesOf(id)).toEqual([expect.objectContaining({
    photo: expect.objectContaining({ id: two }), otherPhoto: expect.objectContaining({ id: one }), distance: 0, sameFile: true,
    sameSubmission: true, other: expect.objectContaining({ id })
  })])
})

test('another try is not like what it was tried anew from, neither its old photos nor new ones', async () => {
  const hash = newHash()
  const first = await photosLike(resident, hash)
  const id = await send(resident, first)
  await okay(resident.post(`/submissions/${id}/withdraw`, { version: 1 }))
  const again = await send(resident, [...first, ...(await photosLike(resident, turned(hash, 9)))], { resubmissionOf: id })
  expect(brief(await matchesOf(again)).map(({ of }) => of)).toEqual([again])
  await okay(resident.post(`/submissions/${again}/withdraw`, { version: 1 }))
  const third = await send(resident, await photosLike(resident, turned(hash, 30)), { resubmissionOf: again })
  expect(await matchesOf(third)).toEqual([])
})

test('a photo that was tried anew is found once, where it is now', async () => {
  const hash = newHash()
  const [photo = ''] = await photosLike(resident, hash)
  const id = await send(resident, [photo])
  await okay(resident.post(`/submissions/${id}/withdraw`, { version: 1 }))
  server.clock.advance(1000)
  const again = await send(resident, [photo], { resubmissionOf: id })
  const [other = ''] = await photosLike(neighbour, hash)
  const copy = await send(neighbour, [other])
  expect(brief(await matchesOf(copy))).toEqual([{ photo: other, like: photo, distance: 0, of: again }])
})

test('of many alike the five closest are kept', async () => {
  const hash = newHash()
  for (let distance = 7; distance >= 1; distance--) {
    await send(neighbour, await photosLike(neighbour, turned(hash, ...Array.from({ length: distance }, (_, bit) => bit * 9))))
  }
  const id = await send(resident, await photosLike(resident, hash))
  expect((await matchesOf(id)).map(({ distance }) => distance)).toEqual([1, 2, 3, 4, 5])
})

test('of many alike that come in at the same moment each sees those before it', async () => {
  const hash = newHash()
  const people = await times(8, (index) => server.newPerson({ household: 10 + index }))
  const photoIds = await Promise.all(people.map((person) => photosLike(person, hash)))
  const ids = await times(8, (index) => send(people[index] as Person, photoIds[index] as string[]))
  const found = await Promise.all(ids.map(async (id) => (await matchesOf(id)).length))
  expect(found.sort()).toEqual([0, 1, 2, 3, 4, 5, 5, 5])
})

test('photos of another village are not looked at', async () => {
  const hash = newHash()
  const stranger = server.as('resident', server.neighbour)
  const [theirs = ''] = await photosLike(stranger, hash)
  await created(stranger.post('/submissions', { ruleId: server.neighbour.rules.study, photoIds: [theirs] }))
  expect(await matchesOf(await send(resident, await photosLike(resident, hash)))).toEqual([])
})

test('it stops nobody: what looks alike waits for a reviewer like everything else', async () => {
  const hash = newHash()
  await send(neighbour, await photosLike(neighbour, hash))
  const id = await send(resident, await photosLike(resident, hash))
  expect(await matchesOf(id)).toHaveLength(1)
  const approved = await server.as('villageAdmin').post<{ status: string }>(`/submissions/${id}/approve`, { version: 1 })
  expect(approved.body.status).toBe('approved')
})

test('the search by bands finds exactly what looking at every photo finds', async () => {
  const home = server.neighbour
  const person = server.as('resident', home)
  const centres = Array.from({ length: 5 }, newHash)
  const bits = (max: number) => fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: max })
  const hashes = fc.sample(bits(14), 300).map((some, index) => turned(centres[index % centres.length] ?? 0n, ...some))
  const ids = await server.photosOf(person, hashes.length)
  await server.sql('update photos p set perceptual_hash = n.hash from unnest($1::uuid[], $2::bigint[]) as n (id, hash) where p.id = n.id', [ids, hashes])
  for (let at = 0; at < ids.length; at += 5) {
    await created(person.post('/submissions', { ruleId: home.rules.study, photoIds: ids.slice(at, at + 5) }))
  }
  const nowhere = '00000000-0000-4000-8000-000000000000'
  await fc.assert(fc.asyncProperty(fc.constantFrom(...centres), bits(8), async (centre, some) => {
    const hash = turned(centre, ...some).toString()
    const alike = await server.stores.database.inVillage(home.id, (tx) =>
      findAlike(tx, home.id, { ...likenessOf(hash), submissionId: nowhere, limit: 10_000 }))
    const everyOne = await server.sql<{ id: string }>(
      `select id from photos where village_id = $1 and length(replace((perceptual_hash # $2::bigint)::bit(64)::text, '0', '')) <= 8
         and id in (select photo_id from submission_photos)`, [home.id, hash])
    expect(alike.map(({ photoId }) => photoId).sort()).toEqual(everyOne.map(({ id }) => id).sort())
    expect(alike).not.toEqual([])
  }), { numRuns: 40 })
})
