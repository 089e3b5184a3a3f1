import type { Database, Tx } from '../../database/client'
import type { Photos } from '../../photos/photos'
import type { Clock } from '../../shared/clock'
import type { FairnessService } from '../fairness/fairness.service'
import * as repository from './housekeeping.repository'

export interface HousekeepingService {
  /**
   * Throws away what nobody needs any more and reminds of what waits too long, village by village; one that another server
   * process is at is left to it.
   * What fails in one place is reported and tried again with the next run.
   *
   * @returns how much of each kind went
   */
  run(): Promise<Record<string, number>>
}

interface Dependencies {
  database: Database
  photos: Photos
  clock: Clock
  fairness: Pick<FairnessService, 'remind'>
  /** @param what English, for the log */
  onFailure: (what: string, error: unknown) => void
}

const day = 86_400_000
/** Files looked up in the database at a time. */
const batch = 1000

export function createHousekeepingService({ database, photos, clock, fairness, onFailure }: Dependencies): HousekeepingService {
  const daysAgo = (days: number) => new Date(clock.now().getTime() - days * day)

  async function run() {
    const gone: Record<string, number> = {}

    /** One kind of thing in one village. A transaction of its own: what fails keeps nothing else. */
    async function tidy<T>(what: string, villageId: string | null, work: (tx: Tx) => Promise<T>): Promise<T | null> {
      try {
        return await database.inVillage(villageId, async (tx) => ((await repository.mayTidy(tx, villageId)) ? work(tx) : null))
      } catch (error) {
        onFailure(`${what} of ${villageId ?? 'no village'}`, error)
        return null
      }
    }

    async function clear(what: string, villageId: string | null, remove: (tx: Tx) => Promise<number>) {
      gone[what] = (gone[what] ?? 0) + ((await tidy(what, villageId, remove)) ?? 0)
    }

    async function clearResources(what: string, villageId: string, remove: (tx: Tx) => Promise<string[]>): Promise<string[]> {
      const ids = (await tidy(what, villageId, async (tx) => {
        const removed = await remove(tx)
        await repository.deleteUploadsOf(tx, villageId, removed)
        return removed
      })) ?? []
      gone[what] = (gone[what] ?? 0) + ids.length
      return ids
    }

    /** Files go after the rows that promised them, and those without one at all. */
    async function removeFiles(villageId: string, ids: string[]) {
      for (const id of ids) {
        await photos.remove(villageId, id).catch((error: unknown) => onFailure(`the files of photo ${id}`, error))
      }
    }

    async function clearSpareFiles(villageId: string) {
      const stored = await photos.storedBefore(villageId, daysAgo(1))
      for (let at = 0; at < stored.length; at += batch) {
        const some = stored.slice(at, at + batch)
        const promised = await tidy('files', villageId, (tx) => repository.photosAmong(tx, villageId, some))
        const spare = promised ? some.filter((id) => !promised.includes(id)) : []
        await removeFiles(villageId, spare)
        gone['files'] = (gone['files'] ?? 0) + spare.length
      }
    }

    await clear('attempts', null, (tx) => repository.deleteAttempts(tx, daysAgo(1)))
    await clear('sessions', null, (tx) => repository.deleteSessions(tx, null, daysAgo(30)))
    for (const id of await database.inVillage(null, repository.villageIds)) {
      await clear('sessions', id, (tx) => repository.deleteSessions(tx, id, daysAgo(30)))
      await clear('invitations', id, (tx) => repository.deleteInvitations(tx, id, daysAgo(30)))
      await clear('join requests', id, (tx) => repository.deleteJoinRequests(tx, id, daysAgo(30)))
      await clear('idempotency keys', id, (tx) => repository.deleteIdempotencyKeys(tx, id, daysAgo(90)))
      await clear('messages', id, (tx) => repository.deleteMessages(tx, id, daysAgo(365)))
      await clear('uploads', id, (tx) =>
        repository.deleteUploads(tx, id, { unfinishedBefore: daysAgo(7), finishedBefore: daysAgo(90) }))
      await clearResources('voice notes', id, (tx) => repository.deleteUnusedVoiceNotes(tx, id, daysAgo(7)))
      await removeFiles(id, await clearResources('photos', id, (tx) => repository.deleteUnusedPhotos(tx, id, daysAgo(7))))
      await clearSpareFiles(id)
      await tidy('reminders', id, (tx) => fairness.remind(tx, id))
    }
    return gone
  }

  return { run }
}
