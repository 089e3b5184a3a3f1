import { randomUUID } from 'node:crypto'
import type { Photo } from '../../../types/contract/photos'
import type { Tx } from '../../database/client'
import type { PhotoAddress, Photos, StoredFile } from '../../photos/photos'
import type { Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import type { Signature } from '../../shared/signed-address'
import * as repository from './photos.repository'

export { maxPhotoBytes } from '../../photos/photos'

export interface StoredPhoto {
  villageId: string
  id: string
  width: number
  height: number
}

/** Its renditions are stored, but no row promises it yet. */
export interface DevelopedPhoto {
  id: string
  perceptualHash: string
  /** Of the large rendition. */
  width: number
  height: number
}

export interface PhotosService {
  /**
   * Decodes a file and stores its renditions durably. The photo is there once it is recorded; until then it can be discarded.
   *
   * @throws photo_type_unsupported, photo_too_many_pixels, photo_unreadable, photo_service_busy
   */
  develop(actor: Villager, content: Buffer): Promise<DevelopedPhoto>
  /** @param photo with the checksum of the file as it was sent */
  record(tx: Tx, actor: Villager, photo: DevelopedPhoto & { sha256: Buffer }): Promise<void>
  /** Takes away the renditions of a photo that no row promises. */
  discard(villageId: string, photoId: string): Promise<void>
  /**
   * Refuses unless every photo is unused, and the member's own or one of the submission that is tried anew and let go of.
   *
   * @throws photo_not_found, photo_already_used
   */
  demandUsable(tx: Tx, actor: Villager, ids: string[], options?: { resubmissionOf?: string }): Promise<void>
  /** The bytes behind a signed address; consume or destroy the stream. @throws not_found */
  open(address: PhotoAddress, signature: Signature): Promise<StoredFile>
  /** With addresses that run out within a day. */
  present(photo: StoredPhoto): Photo
  /** Address of the small rendition, which runs out within a day. */
  thumbnailUrl(villageId: string, photoId: string): string
}

interface Dependencies {
  photos: Photos
  clock: Clock
}

export function createPhotosService({ photos, clock }: Dependencies): PhotosService {
  return {
    async develop({ villageId }, content) {
      const processed = await photos.process(content)
      const id = randomUUID()
      await photos.store(villageId, id, processed)
      const { width, height } = processed.large
      return { id, perceptualHash: processed.perceptualHash.toString(), width, height }
    },

    async record(tx, { villageId, accountId: uploadedBy }, photo) {
      await repository.insertPhoto(tx, { ...photo, villageId, uploadedBy, createdAt: clock.now() })
    },

    discard: photos.remove,

    async demandUsable(tx, { villageId, accountId }, ids, { resubmissionOf = null } = {}) {
      const found = await repository.findPhotosOf(tx, villageId, { uploadedBy: accountId, resubmissionOf }, ids)
      const missing = ids.filter((id) => !found.some((photo) => photo.id === id))
      if (missing.length > 0) throw new AppError('photo_not_found', `no own photo ${missing.join(', ')}`)
      if (found.some((photo) => photo.used)) throw new AppError('photo_already_used')
    },

    async open(address, signature) {
      const { villageId, photoId, size } = address
      const file = photos.verify(address, signature, clock.now()) ? await photos.open(villageId, photoId, size) : null
      if (!file) throw new AppError('not_found')
      return file
    },

    present: ({ villageId, id, width, height }) => ({
      id,
      url: photos.url(villageId, id, 'large', clock.now()),
      thumbnailUrl: photos.url(villageId, id, 'small', clock.now()),
      width,
      height
    }),

    thumbnailUrl: (villageId, photoId) => photos.url(villageId, photoId, 'small', clock.now())
  }
}
