import { randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { openScratch, withScratchFile } from '../../server/photos/scratch'
import { createDiskStorage } from '../../server/photos/storage'

const village = randomUUID()
const photo = randomUUID()
const renditions = { large: Buffer.alloc(300_000, 'large'), small: Buffer.alloc(9_000, 'small') }

let root: string
let temporary: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'village-points-storage-'))
  temporary = join(root, 'tmp')
  mkdirSync(temporary)
})

afterEach(() => {
  jest.restoreAllMocks()
  rmSync(root, { recursive: true })
})

const files = () => readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())

describe('storage', () => {
  test('gives back what was written, in the place the layout promises', async () => {
    const storage = createDiskStorage(root, temporary)
    await storage.write(village, photo, renditions)
    for (const size of ['large', 'small'] as const) {
      const file = await storage.open(village, photo, size)
      expect(file?.bytes).toBe(renditions[size].length)
      expect(file && (await buffer(file.stream)).equals(renditions[size])).toBe(true)
    }
    expect(readdirSync(join(root, village, photo.slice(0, 2))).sort()).toEqual([
      `${photo}-large.jpg`,
      `${photo}-small.jpg`
    ])
  })

  test('names a file only after its bytes are on the disk, and answers only after the name is', async () => {
    const steps: string[] = []
    const open = fs.open
    jest.spyOn(fs, 'open').mockImplementation(async (path, ...rest) => {
      const handle = await open(path, ...rest)
      const sync = handle.sync.bind(handle)
      const what = String(path).startsWith(temporary) ? 'bytes' : 'folder'
      handle.sync = () => sync().then(() => void steps.push(`${what} synced`))
      return handle
    })
    const rename = fs.rename
    jest.spyOn(fs, 'rename').mockImplementation((from, to) => rename(from, to).then(() => void steps.push('named')))

    await createDiskStorage(root, temporary).write(village, photo, renditions)

    const kept = steps.filter((step, i) => step !== 'folder synced' || i === steps.length - 1)
    expect(kept).toEqual(['bytes synced', 'bytes synced', 'named', 'named', 'folder synced'])
  })

  test('leaves nothing of a photo whose second file could not be named', async () => {
    const rename = fs.rename
    jest
      .spyOn(fs, 'rename')
      .mockImplementation((from, to) =>
        String(to).endsWith('small.jpg') ? Promise.reject(new Error('disk full')) : rename(from, to)
      )
    const storage = createDiskStorage(root, temporary)
    await expect(storage.write(village, photo, renditions)).rejects.toThrow('disk full')
    expect(files()).toEqual([])
  })

  test('removes both renditions, and removing twice is fine', async () => {
    const storage = createDiskStorage(root, temporary)
    await storage.write(village, photo, renditions)
    await storage.remove(village, photo)
    await storage.remove(village, photo)
    expect(await storage.open(village, photo, 'large')).toBeNull()
    expect(files()).toEqual([])
  })

  test.each(['../../etc/passwd', '..', '', `${photo}/..`, photo.toUpperCase(), `${photo}\0`])(
    'takes no path for an id: %j',
    async (id) => {
      const storage = createDiskStorage(root, temporary)
      await expect(storage.write(village, id, renditions)).rejects.toThrow('UUIDs only')
      await expect(storage.open(id, photo, 'large')).rejects.toThrow('UUIDs only')
      await expect(storage.remove(village, id)).rejects.toThrow('UUIDs only')
    }
  )
})

describe('scratch', () => {
  test('a file is there for the work on it and gone afterwards', async () => {
    const content = await withScratchFile(temporary, Buffer.from('abc'), (path) => fs.readFile(path, 'utf8'))
    expect(content).toBe('abc')
    expect(readdirSync(temporary)).toEqual([])
  })

  test('nothing is left of work that fails', async () => {
    const work = () => Promise.reject(new Error('no picture'))
    await expect(withScratchFile(temporary, Buffer.from('abc'), work)).rejects.toThrow('no picture')
    expect(readdirSync(temporary)).toEqual([])
  })

  test('clears at the start what a killed server left an hour ago, and nothing younger', () => {
    writeFileSync(join(temporary, 'old'), '')
    writeFileSync(join(temporary, 'young'), '')
    const hourAgo = Date.now() / 1000 - 3601
    utimesSync(join(temporary, 'old'), hourAgo, hourAgo)
    openScratch(temporary)
    expect(readdirSync(temporary)).toEqual(['young'])
  })
})
