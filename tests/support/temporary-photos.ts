import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPhotos, type Photos, type PhotosOptions } from '../../server/photos/photos'

export interface TemporaryPhotos {
  photos: Photos
  dataDir: string
  /** Names of unfinished files. */
  leftovers(): string[]
  remove(): Promise<void>
}

/** Photos in a folder of their own. */
export function temporaryPhotos(options: Partial<PhotosOptions> = {}): TemporaryPhotos {
  const dataDir = mkdtempSync(join(tmpdir(), 'village-points-photos-'))
  const photos = createPhotos({ dataDir, secretKey: 'a key for tests', ...options })
  return {
    photos,
    dataDir,
    leftovers: () => readdirSync(join(dataDir, 'photos/tmp')),
    async remove() {
      await photos.close()
      rmSync(dataDir, { recursive: true })
    }
  }
}
