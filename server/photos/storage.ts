import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'

const photoSizes = ['large', 'small'] as const
export type PhotoSize = (typeof photoSizes)[number]

export interface StoredFile {
  stream: Readable
  bytes: number
}

/** Keeps the renditions of photos. Ids are UUIDs; anything else is a programming error and throws. */
export interface PhotoStorage {
  /** Resolves when both renditions survive a power cut; after a failure neither is there. */
  write(villageId: string, photoId: string, renditions: Record<PhotoSize, Buffer>): Promise<void>
  /** Null when there is no such photo. The caller must consume or destroy the stream. */
  open(villageId: string, photoId: string, size: PhotoSize): Promise<StoredFile | null>
  /** Removing what is not there is fine. */
  remove(villageId: string, photoId: string): Promise<void>
  /** Ids of the photos whose files were written before then. */
  storedBefore(villageId: string, before: Date): Promise<string[]>
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Photos as files: `<root>/<village>/<first two characters of the photo's id>/<photo>-<size>.jpg`.
 *
 * @param temporary a folder in the same filesystem, for files being written
 */
export function createDiskStorage(root: string, temporary: string): PhotoStorage {
  function place(villageId: string, photoId: string, size: PhotoSize) {
    if (!uuid.test(villageId) || !uuid.test(photoId)) throw new Error('photo storage takes UUIDs only')
    return join(root, villageId, photoId.slice(0, 2), `${photoId}-${size}.jpg`)
  }

  const remove = async (villageId: string, photoId: string) => {
    const paths = photoSizes.map((size) => place(villageId, photoId, size))
    await Promise.all(paths.map((path) => rm(path, { force: true })))
  }

  return {
    async write(villageId, photoId, renditions) {
      const files = photoSizes.map((size) => ({
        draft: join(temporary, randomUUID()),
        path: place(villageId, photoId, size),
        bytes: renditions[size]
      }))
      const folder = dirname(place(villageId, photoId, 'large'))
      try {
        await Promise.all(files.map(({ draft, bytes }) => writeThrough(draft, bytes)))
        await makeFolder(folder)
        for (const { draft, path } of files) await rename(draft, path)
        await syncFolder(folder)
      } catch (error) {
        await Promise.all(files.map(({ draft }) => rm(draft, { force: true })))
        await remove(villageId, photoId)
        throw error
      }
    },

    async open(villageId, photoId, size) {
      try {
        const file = await open(place(villageId, photoId, size))
        const { size: bytes } = await file.stat()
        return { stream: file.createReadStream(), bytes }
      } catch (error) {
        return absent(null)(error as NodeJS.ErrnoException)
      }
    },

    remove,

    async storedBefore(villageId, before) {
      if (!uuid.test(villageId)) throw new Error('photo storage takes UUIDs only')
      const folder = join(root, villageId)
      const names = await readdir(folder, { recursive: true }).catch(absent([]))
      const ids = new Set<string>()
      for (const name of names) {
        const [, id] = /([^/\\]{36})-(?:large|small)\.jpg$/.exec(name) ?? []
        if (!id || !uuid.test(id) || ids.has(id)) continue
        const written = await stat(join(folder, name)).catch(absent(null))
        if (written && written.mtime < before) ids.add(id)
      }
      return [...ids]
    }
  }
}

/** For what somebody else may be taking away meanwhile. */
const absent = <T>(instead: T) => (error: NodeJS.ErrnoException): T => {
  if (error.code === 'ENOENT') return instead
  throw error
}

async function writeThrough(path: string, bytes: Buffer) {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A new folder lasts only once the folder above it is synced too. */
async function makeFolder(folder: string) {
  const topmost = await mkdir(folder, { recursive: true })
  if (!topmost) return
  for (let made = folder; made.length >= topmost.length; made = dirname(made)) await syncFolder(dirname(made))
}

async function syncFolder(folder: string) {
  // Windows opens no folders, and its file system keeps names in order by itself.
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
