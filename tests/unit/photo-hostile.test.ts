import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import sharp from 'sharp'
import { hostilePictures, payload } from '../support/hostile-pictures'
import { temporaryPhotos } from '../support/temporary-photos'

jest.setTimeout(30_000)

const temporary = temporaryPhotos()

afterAll(() => temporary.remove())

test('the collection is as large as promised', () => {
  expect(hostilePictures.length).toBeGreaterThanOrEqual(60)
})

test.each(hostilePictures.filter(({ refused }) => refused))(
  '$name is refused: $refused',
  async ({ bytes, refused }) => {
    await expect(temporary.photos.process(await bytes())).rejects.toMatchObject({ name: 'AppError', code: refused })
    expect(temporary.leftovers()).toEqual([])
  }
)

test.each(hostilePictures.filter(({ refused }) => !refused))('$name becomes a plain JPEG', async ({ bytes }) => {
  const { large, small } = await temporary.photos.process(await bytes())
  for (const { bytes: rendered, width, height } of [large, small]) {
    const header = await sharp(rendered).metadata()
    expect(header).toMatchObject({ format: 'jpeg', space: 'srgb', depth: 'uchar', channels: 3, width, height })
    expect(header.hasProfile || header.exif || header.xmp || header.comments).toBeFalsy()
    expect(rendered.includes(payload)).toBe(false)
    expect(rendered.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]))
  }
  expect(temporary.leftovers()).toEqual([])
})

test('a bomb costs no memory: it is refused before a pixel is decoded', async () => {
  const bomb = hostilePictures.find(({ name }) => name.startsWith('a PNG bomb'))
  const path = join(temporary.dataDir, 'bomb')
  writeFileSync(path, (await bomb?.bytes()) ?? '')
  const script = `
    const { processPhoto } = require(${JSON.stringify(resolve('server/photos/pipeline.ts'))})
    const megabytes = () => Math.round(process.resourceUsage().maxRSS / 1024)
    const before = megabytes()
    processPhoto(${JSON.stringify(path)}).catch(({ code }) =>
      console.log(JSON.stringify({ code, grown: megabytes() - before })))`
  const { stdout } = spawnSync(process.execPath, ['--require', require.resolve('tsx/cjs'), '-e', script])
  const { code, grown } = JSON.parse(stdout.toString()) as { code: string; grown: number }
  expect(code).toBe('photo_too_many_pixels')
  expect(grown).toBeLessThan(60)
})
