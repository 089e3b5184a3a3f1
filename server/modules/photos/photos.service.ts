import type { Readable } from 'node:stream'
import type { Photo } from '../../../types/contract/photos'
import type { Database, Tx } from '../../database/client'
import type { PhotoAddress, Photos, StoredFile } from '../../photos/photos'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import type { Signature } from '../../shared/signed-address'
import { createOnce } from '../idempotency/idempotency.service'
import * as repository from './photos.repository'

export { maxPhotoBytes } from '../../photos/photos'

export interface StoredPhoto {
  villageId: string
  id: string
  width: number
  height: number
}

export interface PhotosService {
  /**
   * Takes an upload in: streamed to disk, decoded once, stored durably, and only then recorded and answered.
   *
   * @returns the id of the photo, the same for every repetition with the same key
   * @throws photo_empty, photo_too_large, photo_type_unsupported, photo_too_many_pixels, photo_unreadable,
   * photo_service_busy, idempotency_key_reused
   */
  create(actor: Actor, file: Readable & { truncated?: boolean }, idempotencyKey: string): Promise<string>
  /** Refuses unless every photo is the member's own and unused. @throws photo_not_found, photo_already_used */
  demandUsable(tx: Tx, actor: Villager, ids: string[]): Promise<void>
  /** The bytes behind a signed address; consume or destroy the stream. @throws not_found */
  open(address: PhotoAddress, signature: Signature): Promise<StoredFile>
  /** With addresses that run out within a day. */
  present(photo: StoredPhoto): Photo
  /** Address of the small rendition, which runs out within a day. */
  thumbnailUrl(villageId: string, photoId: string): string
}

interface Dependencies {
  database: Database
  photos: Photos
  clock: Clock
}

export function createPhotosService({ database, photos, clock }: Dependencies): PhotosService {
  return {
    async create(actor, file, idempotencyKey) {
      const person = villager(actor)
      const { villageId, accountId: uploadedBy } = person
      const received = await photos.receive(file)
      const processed = await photos.process(received.path)
      const content = ['photo', received.sha256.toString('hex')]
      // the file is durable before the row that promises it is committed
      return database.inVillage(villageId, (tx) =>
        createOnce(tx, person, { key: idempotencyKey, content }, clock.now(), async (id) => {
          await photos.store(villageId, id, processed)
          const { width, height } = processed.large
          const perceptualHash = processed.perceptualHash.toString()
          await repository.insertPhoto(tx, {
            villageId, id, uploadedBy, sha256: received.sha256, perceptualHash, width, height, createdAt: clock.now()
          })
        }))
    },

    async demandUsable(tx, { villageId, accountId }, ids) {
      const found = await repository.findOwnPhotos(tx, villageId, accountId, ids)
      const missing = ids.filter((id) => !found.some((photo) => photo.id === id))
      if (missing.length > 0) throw new AppError('photo_not_found', `no own photo ${missing.join(', ')}`)
      if (found.some((photo) => photo.submissionId !== null)) throw new AppError('photo_already_used')
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
