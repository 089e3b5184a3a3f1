import { join } from 'node:path'
import { signAddress, verifyAddress, type Signature } from '../shared/signed-address'
import type { ProcessedPhoto } from './pipeline'
import { createRenderer } from './renderer'
import { openScratch, withScratchFile } from './scratch'
import { createDiskStorage, type PhotoSize, type PhotoStorage, type StoredFile } from './storage'

export type { StoredFile }

export interface PhotoAddress {
  villageId: string
  photoId: string
  size: PhotoSize
}

export interface PhotosOptions {
  dataDir: string
  /** Signs addresses. */
  secretKey: string
  /** Photos processed at a time. */
  concurrency?: number
  /** Photos that may wait beyond those; more are refused as `photo_service_busy`. */
  maxWaiting?: number
}

/** Everything the server does with pictures, from the file that came in to the address they are served under. */
export interface Photos {
  /**
   * Renders a file as it came in, at most `maxPhotoBytes` of it.
   *
   * @throws AppError `photo_empty`, `photo_type_unsupported`, `photo_too_many_pixels`, `photo_unreadable` or
   * `photo_service_busy`
   */
  process(content: Buffer): Promise<ProcessedPhoto>
  /** Resolves when both renditions survive a power cut. */
  store(villageId: string, photoId: string, photo: ProcessedPhoto): Promise<void>
  /** Null when there is no such photo. The caller must consume or destroy the stream. */
  open(villageId: string, photoId: string, size: PhotoSize): Promise<StoredFile | null>
  remove(villageId: string, photoId: string): Promise<void>
  /** Ids of the photos whose files were written before then. */
  storedBefore(villageId: string, before: Date): Promise<string[]>
  /** Path and query of a rendition, valid for 12 to 24 hours. */
  url(villageId: string, photoId: string, size: PhotoSize, now: Date): string
  verify(address: PhotoAddress, signature: Signature, now: Date): boolean
  close(): Promise<void>
}

/** Largest upload, in bytes. */
export const maxPhotoBytes = 10 * 1024 * 1024

/** Photos on disk under `<dataDir>/photos`. */
export function createPhotos({ dataDir, secretKey, concurrency = 3, maxWaiting = 60 }: PhotosOptions): Photos {
  const root = join(dataDir, 'photos')
  const temporary = join(root, 'tmp')
  openScratch(temporary)
  const storage: PhotoStorage = createDiskStorage(root, temporary)
  const renderer = createRenderer({ concurrency, maxWaiting })

  return {
    process: (content) => withScratchFile(temporary, content, renderer.render),
    store: (villageId, photoId, { large, small }) =>
      storage.write(villageId, photoId, { large: large.bytes, small: small.bytes }),
    open: storage.open,
    remove: storage.remove,
    storedBefore: storage.storedBefore,
    url: (villageId, photoId, size, now) => signAddress(secretKey, pathOf({ villageId, photoId, size }), now),
    verify: (address, signature, now) => verifyAddress(secretKey, pathOf(address), signature, now),
    close: renderer.close
  }
}

const pathOf = ({ villageId, photoId, size }: PhotoAddress) => `/api/photos/${villageId}/${photoId}/${size}.jpg`
