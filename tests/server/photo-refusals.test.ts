import sharp from 'sharp'
import { maxPhotoBytes } from '../../server/photos/photos'
import type { ErrorCode } from '../../types/contract/problem'
import type { Person } from '../support/person'
import { photograph } from '../support/photographs'
import { refusesUnchanged as refusesUnchangedBy, type Attempt } from '../support/refuses-unchanged'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let resident: Person

beforeAll(async () => {
  server = await startApp()
  resident = server.as('resident')
})
afterAll(() => server.close())

const refusesUnchanged = (code: ErrorCode, attempt: Attempt) => refusesUnchangedBy(server, code, attempt)

const bytes = (text: string) => Buffer.from(text, 'latin1')
test.each<[string, ErrorCode, () => Buffer | Promise<Buffer>]>([
  ['is empty', 'photo_empty', () => Buffer.alloc(0)],
  ['is text', 'photo_type_unsupported', () => bytes('just some words')],
  [
    'is SVG',
    'photo_type_unsupported',
    () => bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  ],
  [
    'is GIF',
    'photo_type_unsupported',
    () =>
      sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
        .gif()
        .toBuffer()
  ],
  ['is HEIC', 'photo_type_unsupported', () => bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
  ['claims to be JPEG', 'photo_unreadable', () => bytes('\xff\xd8\xff\xe0 and then words')],
  ['was cut off', 'photo_unreadable', async () => (await photograph('home').jpeg().toBuffer()).subarray(0, 20_000)],
  [
    'has 100 megapixels',
    'photo_too_many_pixels',
    () =>
      sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: 'red' } })
        .png({ compressionLevel: 1 })
        .toBuffer()
  ],
  ['has a byte too many', 'photo_too_large', () => Buffer.alloc(maxPhotoBytes + 1, '\xff\xd8\xff')]
])('%s: %s', async (_, code, file) => {
  const content = await file()
  await refusesUnchanged(code, () => resident.upload(content))
})
