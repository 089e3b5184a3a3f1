import { createHash, randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Upload, UploadPiece } from '../../../types/contract/uploads'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { maxPhotoBytes, type PhotosService } from '../photos/photos.service'
import { maxVoiceNoteBytes, type VoiceNotesService } from '../voice-notes/voice-notes.service'
import { arrivalsOf, type Arrivals } from './arrivals'
import * as repository from './uploads.repository'
import type { UploadKey } from './uploads.repository'
import { demandFitting, withinQuota, type AnnouncedFile } from './uploads.rules'

export interface UploadsService {
  /**
   * Takes in what comes of a file and keeps it, even if the connection breaks; makes the photo or voice note of it once it
   * is whole. Without a byte it tells how far the file has come. Any server process can take any piece.
   *
   * @param body bytes from `piece.offset` on
   * @returns how far the file has come; for a whole one the resource, the same for ever
   * @throws upload_offset_wrong with the right `offset`, upload_corrupted (begin again at 0), upload_quota_reached,
   * idempotency_key_reused for another file under the same id, not_found for somebody else's,
   * photo_service_busy (nothing lost, ask again), and for good photo_empty, photo_too_large, photo_type_unsupported,
   * photo_too_many_pixels, photo_unreadable, voice_note_unusable
   */
  take(actor: Actor, id: string, piece: UploadPiece, body: Readable): Promise<Upload>
}

interface Dependencies {
  database: Database
  clock: Clock
  photos: PhotosService
  voiceNotes: VoiceNotesService
}

type StoredUpload = NonNullable<Awaited<ReturnType<typeof repository.findUpload>>>

const day = 86_400_000
const maxBytes = { photo: maxPhotoBytes, voice_note: maxVoiceNoteBytes }

const wrongOffset = (offset: number) => new AppError('upload_offset_wrong', `go on from ${offset}`, { offset })

export function createUploadsService({ database, clock, photos, voiceNotes }: Dependencies): UploadsService {
  /** What this process makes of whole files at present: whoever asks meanwhile waits for the same. */
  const finishing = new Map<string, Promise<string>>()

  async function open({ villageId, accountId }: Villager, id: string, file: AnnouncedFile): Promise<StoredUpload> {
    const key = { villageId, id }
    const announced = { ...key, ...file, accountId, sha256: Buffer.from(file.sha256, 'hex'), createdAt: clock.now() }
    const upload = await database.inVillage(villageId, async (tx) =>
      (await repository.findUpload(tx, key)) ?? begin(tx, announced, file))
    if (upload.accountId !== accountId) throw new AppError('not_found')
    const same = upload.kind === file.kind && upload.bytes === file.bytes && upload.sha256.equals(announced.sha256)
    if (!same) throw new AppError('idempotency_key_reused', 'another file came under this id before')
    return upload
  }

  async function begin(tx: Tx, upload: repository.NewUpload, file: AnnouncedFile): Promise<StoredUpload> {
    await repository.lockQuota(tx, upload.accountId)
    const dayAgo = new Date(clock.now().getTime() - day)
    const fits = async () => withinQuota(await repository.loadOf(tx, upload, dayAgo), file)
    if (!(await fits())) {
      // what was left lying for a day makes room: whoever comes back to it begins anew
      await repository.dropUnfinishedBefore(tx, upload, dayAgo)
      if (!(await fits())) throw new AppError('upload_quota_reached')
    }
    await repository.insertUpload(tx, upload)
    return repository.getUpload(tx, upload)
  }

  async function receive(key: UploadKey, upload: StoredUpload, offset: number, arrivals: Arrivals): Promise<number> {
    if (offset !== upload.received) throw wrongOffset(upload.received)
    let at = offset
    for await (const piece of arrivals.pieces()) {
      if (at + piece.length > upload.bytes) throw new AppError('invalid_request', `more than the ${upload.bytes} bytes announced`)
      at = await append(key, at, piece)
    }
    return at
  }

  const append = (key: UploadKey, at: number, piece: Buffer): Promise<number> =>
    database.inVillage(key.villageId, async (tx) => {
      const received = (await repository.lockUpload(tx, key))?.received ?? 0
      // another connection was faster
      if (received !== at) throw wrongOffset(received)
      await repository.insertPiece(tx, key, at, piece)
      return at + piece.length
    })

  function finish(person: Villager, key: UploadKey, upload: StoredUpload): Promise<string> {
    const name = `${key.villageId} ${upload.id}`
    const running = finishing.get(name) ?? make(person, key, upload).finally(() => finishing.delete(name))
    finishing.set(name, running)
    return running
  }

  async function make(person: Villager, key: UploadKey, { kind, sha256 }: StoredUpload): Promise<string> {
    const content = await database.inVillage(key.villageId, (tx) => repository.findContent(tx, key))
    if (!createHash('sha256').update(content).digest().equals(sha256)) return refuseCorrupted(key)
    try {
      return await (kind === 'photo' ? makePhoto(person, key, content, sha256) : makeVoiceNote(person, key, content))
    } catch (error) {
      if (isRefusedForGood(error)) await database.inVillage(key.villageId, (tx) => repository.dropUpload(tx, key))
      throw error
    }
  }

  async function refuseCorrupted(key: UploadKey): Promise<string> {
    const finished = await database.inVillage(key.villageId, async (tx) => {
      const upload = await repository.lockUpload(tx, key)
      if (!upload || upload.received < upload.bytes) throw wrongOffset(upload?.received ?? 0)
      // another process had it, and there are no pieces any more
      if (upload.resourceId === null) await repository.emptyUpload(tx, key)
      return upload.resourceId
    })
    if (finished === null) throw new AppError('upload_corrupted', 'the checksum is another one, begin again at 0')
    return finished
  }

  async function makePhoto(person: Villager, key: UploadKey, content: Buffer, sha256: Buffer): Promise<string> {
    const photo = await photos.develop(person, content)
    const discard = () => photos.discard(person.villageId, photo.id)
    try {
      const id = await settle(key, photo.id, (tx) => photos.record(tx, person, { ...photo, sha256 }))
      if (id !== photo.id) await discard()
      return id
    } catch (error) {
      // the lock waits for a commit whose answer got lost; if nobody can tell, housekeeping will
      const upload = await database.inVillage(key.villageId, (tx) => repository.lockUpload(tx, key)).catch(() => null)
      if (upload !== null && upload?.resourceId !== photo.id) await discard()
      throw error
    }
  }

  function makeVoiceNote(person: Villager, key: UploadKey, content: Buffer): Promise<string> {
    const id = randomUUID()
    return settle(key, id, (tx) => voiceNotes.create(tx, person, id, content))
  }

  /** Records what became of the upload, unless something has already. */
  const settle = (key: UploadKey, resourceId: string, record: (tx: Tx) => Promise<void>): Promise<string> =>
    database.inVillage(key.villageId, async (tx) => {
      const upload = await repository.lockUpload(tx, key)
      if (!upload) throw wrongOffset(0)
      if (upload.resourceId !== null) return upload.resourceId
      await record(tx)
      await repository.finishUpload(tx, key, resourceId)
      return resourceId
    })

  return {
    async take(actor, id, { offset, ...file }, body) {
      const person = villager(actor)
      demandFitting(file, maxBytes)
      const arrivals = arrivalsOf(body)
      try {
        const upload = await open(person, id, file)
        const key = { villageId: person.villageId, id: upload.id }
        if (upload.resourceId !== null) return { id: upload.id, offset: upload.bytes, resourceId: upload.resourceId }
        const received = (await arrivals.any()) ? await receive(key, upload, offset, arrivals) : upload.received
        const resourceId = received === upload.bytes ? await finish(person, key, upload) : null
        return { id: upload.id, offset: received, resourceId }
      } finally {
        arrivals.discard()
      }
    }
  }
}

/** Nothing will come of this file: what is wrong is in its bytes. */
const isRefusedForGood = (error: unknown) =>
  error instanceof AppError && error.status < 500 && error.code !== 'upload_offset_wrong'
