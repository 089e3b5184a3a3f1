import childProcess from 'node:child_process'
import sharp from 'sharp'
import { hammingDistance } from '../../server/photos/perceptual-hash'
import { drawHonour } from '../../server/demo/pictures/honour'
import { fromTelephone, photograph } from '../support/photographs'
import { temporaryPhotos } from '../support/temporary-photos'

jest.setTimeout(30_000)

const fork = jest.spyOn(childProcess, 'fork')
const temporary = temporaryPhotos()

afterAll(() => temporary.remove())

// 23/1 is how EXIF writes the degrees of latitude: two 32-bit numbers
const traces = ['Exif', 'ICC_PROFILE', 'Telephone', 'xmpmeta', 'secret', Buffer.from([0x17, 0, 0, 0, 1, 0, 0, 0])]

const grey = (bytes: Buffer) => sharp(bytes).greyscale().resize(24, 24, { fit: 'fill' }).raw().toBuffer()

async function meanDifference(a: Buffer, b: Buffer) {
  const [x, y] = await Promise.all([grey(a), grey(b)])
  return x.reduce((sum, value, i) => sum + Math.abs(value - (y[i] ?? 0)), 0) / x.length
}

describe('what is stored of a photograph', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('is upright and anonymous, EXIF orientation %i', async (orientation) => {
    const original = await fromTelephone(photograph('home').resize(2000, 1500, { fit: 'fill' }), orientation)
    for (const trace of traces) expect(original.includes(trace)).toBe(true)
    expect(await sharp(original).metadata()).toMatchObject({ orientation, hasProfile: true })

    const { large, small } = await temporary.photos.process(original)
    const upright = await sharp(original).autoOrient().toBuffer()

    const [width, height] = orientation < 5 ? [1600, 1200] : [1200, 1600]
    expect(large).toMatchObject({ width, height })
    expect(small).toMatchObject({ width: width / 5, height: height / 5 })
    for (const { bytes } of [large, small]) {
      const { exif, xmp, icc, iptc, comments, orientation: turned, space, format } = await sharp(bytes).metadata()
      expect({ exif, xmp, icc, iptc, comments, turned, space, format }).toEqual({ space: 'srgb', format: 'jpeg' })
      for (const trace of traces) expect(bytes.includes(trace)).toBe(false)
      expect(await meanDifference(bytes, upright)).toBeLessThan(4)
    }
  })

  test('keeps the colours a wide profile meant', async () => {
    const red = sharp({ create: { width: 64, height: 64, channels: 3, background: '#c03a2b' } })
    const { large } = await temporary.photos.process(await red.withIccProfile('p3').jpeg({ quality: 100 }).toBuffer())
    const { channels } = await sharp(large.bytes).stats()
    const seen = channels.map(({ mean }) => Math.round(mean))
    expect(Math.max(...[0xc0, 0x3a, 0x2b].map((value, i) => Math.abs(value - (seen[i] ?? 0))))).toBeLessThanOrEqual(5)
  })

  test('is never larger than what came', async () => {
    const { large, small } = await temporary.photos.process(await photograph('home').resize(200, 150).jpeg().toBuffer())
    expect([large.width, large.height, small.width, small.height]).toEqual([200, 150, 200, 150])
  })

  test('leaves no temporary file', async () => {
    await temporary.photos.process(await photograph('home').resize(300).jpeg().toBuffer())
    expect(temporary.leftovers()).toEqual([])
  })
})

describe('the perceptual hash', () => {
  const hashOf = async (bytes: Buffer) => (await temporary.photos.process(bytes)).perceptualHash

  test.each(['home', 'alps'] as const)('finds %s again after scaling, re-compression and brightening', async (name) => {
    const first = await hashOf(await photograph(name).jpeg({ quality: 95 }).toBuffer())
    const again = await Promise.all([
      hashOf(await photograph(name).jpeg({ quality: 35 }).toBuffer()),
      hashOf(await photograph(name).resize(500).webp({ quality: 60 }).toBuffer()),
      hashOf(await photograph(name).modulate({ brightness: 1.12 }).jpeg().toBuffer()),
      hashOf(await fromTelephone(photograph(name), 1))
    ])
    for (const hash of again) expect(hammingDistance(first, hash)).toBeLessThanOrEqual(6)
  })

  test('tells different pictures apart and fits a signed 64-bit column', async () => {
    const [home, alps, honour] = await Promise.all([
      hashOf(await photograph('home').jpeg().toBuffer()),
      hashOf(await photograph('alps').jpeg().toBuffer()),
      hashOf(
        await sharp(Buffer.from(drawHonour('any')))
          .jpeg()
          .toBuffer()
      )
    ])
    for (const [a, b] of [
      [home, alps],
      [home, honour],
      [alps, honour]
    ] as const) {
      expect(hammingDistance(a, b)).toBeGreaterThan(16)
    }
    for (const hash of [home, alps, honour]) expect(BigInt.asIntN(64, hash)).toBe(hash)
  })
})

describe('the process that decodes', () => {
  const child = () => fork.mock.results.at(-1)?.value as childProcess.ChildProcess

  test('is given no secret of the server', async () => {
    await temporary.photos.process(await photograph('home').resize(300).jpeg().toBuffer())
    const { env } = fork.mock.calls.at(-1)?.[2] ?? {}
    const given = ['MALLOC_ARENA_MAX', 'PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'UV_THREADPOOL_SIZE']
    expect(given).toEqual(expect.arrayContaining(Object.keys(env ?? { env: 'all of it' })))
  })

  test('may die: what was in flight is processed by its successor', async () => {
    await temporary.photos.process(await photograph('home').resize(300).jpeg().toBuffer())
    const bytes = await photograph('home').resize(4000).jpeg().toBuffer()
    const dying = child()
    const taken = Promise.all([1, 2, 3, 4, 5].map(() => temporary.photos.process(bytes)))
    dying.on('exit', () => undefined)
    dying.kill('SIGKILL')
    expect((await taken).map(({ large }) => large.width)).toEqual([1600, 1600, 1600, 1600, 1600])
    expect(child().pid).not.toBe(dying.pid)
  })

  test('that dies of a picture twice costs that picture', async () => {
    const own = temporaryPhotos()
    fork.mockImplementation(() => {
      const started = childProcess.spawn(
        process.execPath,
        ['-e', "process.on('message', () => process.kill(process.pid, 'SIGSEGV'))"],
        {
          stdio: ['ignore', 'ignore', 'ignore', 'ipc']
        }
      )
      return started
    })
    const bytes = await photograph('home').jpeg().toBuffer()
    await expect(own.photos.process(bytes)).rejects.toMatchObject({ code: 'photo_unreadable' })
    fork.mockRestore()
    expect((await own.photos.process(bytes)).large.width).toBe(1024)
    await own.remove()
  })

  test('works on few at a time, and too many waiting are told to come back', async () => {
    const own = temporaryPhotos({ concurrency: 1, maxWaiting: 3 })
    const bytes = await photograph('home').jpeg().toBuffer()
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(() => own.photos.process(bytes)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(refusals).toEqual([
      expect.objectContaining({ code: 'photo_service_busy', status: 503 }),
      expect.objectContaining({ code: 'photo_service_busy', status: 503 })
    ])
    expect(own.leftovers()).toEqual([])
    await own.remove()
  })

  test('ends when the photos are closed, and nothing is taken afterwards', async () => {
    const own = temporaryPhotos()
    await own.photos.process(await photograph('home').resize(300).jpeg().toBuffer())
    await own.photos.close()
    await expect(own.photos.process(Buffer.from('x'))).rejects.toMatchObject({
      code: 'photo_service_busy'
    })
    await own.remove()
  })
})
