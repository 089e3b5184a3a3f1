import { sql } from 'kysely'
import type { Tx } from '../../database/client'
import { shownByVillage } from '../photos/photos.repository'

/** Whether this transaction is the one that tidies up here; another server process may be at it. */
export async function mayTidy(tx: Tx, villageId: string | null): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`housekeeping ${villageId}`}, 0)) as taken`.execute(tx)
  return rows[0]?.taken ?? false
}

export async function villageIds(tx: Tx): Promise<string[]> {
  return (await tx.selectFrom('villages').select('id').execute()).map(({ id }) => id)
}

/** Sessions that ended before then; with null, those of people who belong to no village. */
export async function deleteSessions(tx: Tx, villageId: string | null, endedBefore: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('sessions')
    .where('villageId', 'is not distinct from', villageId)
    .where((eb) => eb.or([eb('expiresAt', '<', endedBefore), eb('revokedAt', '<', endedBefore)]))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

export async function deleteAttempts(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('attempts').where('createdAt', '<', before).executeTakeFirst()
  return Number(numDeletedRows)
}

export async function deleteIdempotencyKeys(tx: Tx, villageId: string, before: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('idempotencyKeys')
    .where('villageId', '=', villageId)
    .where('createdAt', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

export async function deleteInvitations(tx: Tx, villageId: string, expiredBefore: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('invitations')
    .where('villageId', '=', villageId)
    .where('expiresAt', '<', expiredBefore)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Those decided before then; whoever was refused has had time to learn why. */
export async function deleteJoinRequests(tx: Tx, villageId: string, decidedBefore: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('joinRequests')
    .where('villageId', '=', villageId)
    .where('decidedAt', '<', decidedBefore)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

export async function deleteUploads(
  tx: Tx,
  villageId: string,
  { unfinishedBefore, finishedBefore }: { unfinishedBefore: Date; finishedBefore: Date }
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('uploads')
    .where('villageId', '=', villageId)
    .where('createdAt', '<', unfinishedBefore)
    .where((eb) => eb.or([eb('resourceId', 'is', null), eb('createdAt', '<', finishedBefore)]))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

export async function deleteMessages(tx: Tx, villageId: string, readBefore: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('messages')
    .where('villageId', '=', villageId)
    .where('readAt', '<', readBefore)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Photos that no submission, no goods, no deduction and no honour show. @returns their ids */
export async function deleteUnusedPhotos(tx: Tx, villageId: string, before: Date): Promise<string[]> {
  const rows = await tx
    .deleteFrom('photos as p')
    .where('p.villageId', '=', villageId)
    .where('p.createdAt', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('submissionPhotos as s')
            .select('s.photoId')
            .whereRef('s.villageId', '=', 'p.villageId')
            .whereRef('s.photoId', '=', 'p.id')
        )
      ))
    .where((eb) => eb.not(shownByVillage(eb.ref('p.villageId'), eb.ref('p.id'))))
    .returning('p.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Voice notes that no submission has. @returns their ids */
export async function deleteUnusedVoiceNotes(tx: Tx, villageId: string, before: Date): Promise<string[]> {
  const rows = await tx
    .deleteFrom('voiceNotes as v')
    .where('v.villageId', '=', villageId)
    .where('v.createdAt', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('submissions as s')
            .select('s.id')
            .whereRef('s.villageId', '=', 'v.villageId')
            .whereRef('s.voiceNoteId', '=', 'v.id')
        )
      ))
    .returning('v.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Whoever sends the same file again must not be told of something that has gone. */
export async function deleteUploadsOf(tx: Tx, villageId: string, resourceIds: string[]): Promise<void> {
  await tx
    .deleteFrom('uploads')
    .where('villageId', '=', villageId)
    .where('resourceId', '=', (eb) => eb.fn.any(eb.val(resourceIds)))
    .execute()
}

/** Those among `ids` that have a row. */
export async function photosAmong(tx: Tx, villageId: string, ids: string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('photos')
    .select('id')
    .where('villageId', '=', villageId)
    .where('id', '=', (eb) => eb.fn.any(eb.val(ids)))
    .execute()
  return rows.map(({ id }) => id)
}
