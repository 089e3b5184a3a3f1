import { randomUUID } from 'node:crypto'
import type { Submission } from '../../types/contract/submissions'
import { created, okay, refusal, type Person } from '../support/person'
import { refusesUnchanged } from '../support/refuses-unchanged'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let resident: Person

beforeAll(async () => {
  server = await startApp()
  resident = server.as('resident')
})
afterAll(() => server.close())

const bytes = (head: string, length = 3000) => Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(length, 'words ')])
const speech = bytes('ID3\x04\0\0')

/** Sends it in with a photo; the address of what was said. */
async function say(content: Buffer): Promise<string> {
  const voiceNoteId = await created(resident.upload(content, { kind: 'voice_note' }))
  const photoIds = await server.photosOf(resident, 1)
  const id = await created(resident.post('/submissions', { ruleId: server.village.rules.study, photoIds, voiceNoteId }))
  return (await okay(resident.get<Submission>(`/submissions/${id}`))).voiceNote?.url ?? ''
}

test.each([
  ['MP3 with a tag', 'ID3\x04\0\0', 'audio/mpeg'],
  ['MP3, as WeChat records', '\xff\xf3\x48\xc4', 'audio/mpeg'],
  ['AAC', '\xff\xf1\x50\x80', 'audio/aac'],
  ['MP4, as Safari records', '\0\0\0\x1cftypiso5', 'audio/mp4'],
  ['M4A', '\0\0\0\x20ftypM4A ', 'audio/mp4'],
  ['WebM, as Chrome records', '\x1a\x45\xdf\xa3\x9f', 'audio/webm'],
  ['Ogg, as Firefox records', 'OggS\0\x02', 'audio/ogg']
])('%s is kept as it is and served as what it is', async (_, head, type) => {
  const content = bytes(head)
  const { statusCode, headers, rawPayload } = await server.app.inject(await say(content))
  expect(statusCode).toBe(200)
  expect(rawPayload.equals(content)).toBe(true)
  expect(headers).toMatchObject({ 'content-type': type, 'x-content-type-options': 'nosniff', 'accept-ranges': 'bytes' })
  expect(headers['cache-control']).toMatch(/^private/)
})

test.each([
  ['words', 'just some words'],
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a picture', '\xff\xd8\xff\xe0'],
  ['a HEIC', '\0\0\0\x18ftypheic'],
  ['an AVIF', '\0\0\0\x18ftypavif'],
  ['a program', 'MZ\x90\0'],
  ['a WAVE', 'RIFF\x24\0\0\0WAVEfmt '],
  ['a bare FF', '\xff'],
  ['text in UTF-16', '\xff\xfe<\0']
])('%s is no voice note and leaves nothing', async (_, head) => {
  await refusesUnchanged(server, 'voice_note_unusable', () => resident.upload(bytes(head), { kind: 'voice_note' }))
})

test.each([0, 1024 * 1024 + 1])('%d bytes are none either', async (length) => {
  await refusesUnchanged(server, 'voice_note_unusable', () => resident.upload(Buffer.alloc(length, 'ID3'), { kind: 'voice_note' }))
})

test('a megabyte is one', async () => {
  expect(await created(resident.upload(Buffer.alloc(1024 * 1024, 'ID3'), { kind: 'voice_note' }))).toEqual(expect.any(String))
})

test('it may be asked for in parts, as players on iOS do', async () => {
  const url = await say(speech)
  const part = async (range: string) => {
    const { statusCode, headers, rawPayload } = await server.app.inject({ url, headers: { range } })
    return [statusCode, headers['content-range'], rawPayload.toString('latin1')]
  }
  const all = speech.toString('latin1')
  const { length } = speech
  expect(await part('bytes=0-1')).toEqual([206, `bytes 0-1/${length}`, all.slice(0, 2)])
  expect(await part('bytes=100-')).toEqual([206, `bytes 100-${length - 1}/${length}`, all.slice(100)])
  expect(await part('bytes=100-999999')).toEqual([206, `bytes 100-${length - 1}/${length}`, all.slice(100)])
  for (const unheeded of ['bytes=', 'bytes=5-2', `bytes=${length}-`, 'bytes=0-1,5-6', 'words=0-1']) {
    expect(await part(unheeded)).toEqual([200, undefined, all])
  }
})

test('its address opens nothing else and runs out within a day', async () => {
  const [url, other] = [await say(speech), await say(speech)]
  const statusOf = async (address: string) => (await server.app.inject(address)).statusCode
  const idOf = (address: string) => /[^/]+(?=\?)/.exec(address)?.[0] ?? ''
  expect(await statusOf(url)).toBe(200)
  for (const changed of [
    url.replace(idOf(url), idOf(other)),
    url.replace(server.village.id, server.neighbour.id),
    url.replace(/expires=\d+/, (found) => `${found}0`),
    url.replace(/signature=./, (found) => (found.endsWith('A') ? 'signature=B' : 'signature=A'))
  ]) expect(await statusOf(changed)).toBe(404)
  server.clock.advance(86_400_000)
  expect(await statusOf(url)).toBe(404)
  server.clock.advance(-86_400_000)
})

test('somebody else’s, a used one and one that never was cannot be sent in', async () => {
  const own = await created(resident.upload(speech, { kind: 'voice_note' }))
  const submission = async (person: Person, voiceNoteId: string) =>
    person.post('/submissions', { ruleId: server.village.rules.study, photoIds: await server.photosOf(person, 1), voiceNoteId })
  await refusal(submission(server.as('resident2'), own), 'voice_note_not_found')
  await refusal(submission(resident, randomUUID()), 'voice_note_not_found')
  expect((await submission(resident, own)).status).toBe(201)
  await refusal(submission(resident, own), 'voice_note_not_found')
})
