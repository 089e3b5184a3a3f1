import { sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { violates, type Tx } from '../../database/client'
import { AppError } from '../../shared/app-error'

/** Where a page of the wall ends: days are not unique, ids are. */
export interface WallPlace {
  awardedOn: string
  id: string
}

const selectHonours = (tx: Tx, villageId: string) =>
  tx
    .selectFrom('honours as o')
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 'o.villageId').onRef('h.id', '=', 'o.householdId'))
    .innerJoin('accounts as by', (join) => join.onRef('by.villageId', '=', 'o.villageId').onRef('by.id', '=', 'o.createdBy'))
    .select((eb) => [
      'o.id', 'o.title', 'h.label as household', 'h.unlisted', 'o.name', 'o.note', sql<string>`o.awarded_on::text`.as('awardedOn'),
      'by.name as by', 'o.createdAt', 'o.revokedAt',
      jsonObjectFrom(
        eb.selectFrom('photos as p').select(['p.id', 'p.width', 'p.height'])
          .whereRef('p.villageId', '=', 'o.villageId').whereRef('p.id', '=', 'o.photoId')
      ).as('photo')
    ])
    .where('o.villageId', '=', villageId)
    .orderBy('o.awardedOn', 'desc')
    .orderBy('o.id', 'desc')

/** What hangs on the wall, or with `revoked` what hung there too; the latest day first. */
export async function listHonours(
  tx: Tx,
  villageId: string,
  { revoked, behind, limit }: { revoked: boolean; behind: WallPlace | null; limit: number }
) {
  let query = selectHonours(tx, villageId).limit(limit)
  if (!revoked) query = query.where('o.revokedAt', 'is', null)
  if (behind) query = query.where((eb) => eb(eb.refTuple('o.awardedOn', 'o.id'), '<', eb.tuple(behind.awardedOn, behind.id)))
  return query.execute()
}

export async function householdExists(tx: Tx, villageId: string, id: string): Promise<boolean> {
  return (await tx.selectFrom('households').select('id').where('villageId', '=', villageId).where('id', '=', id).executeTakeFirst()) !== undefined
}

export interface NewHonour {
  villageId: string
  id: string
  title: string
  householdId: string
  name: string
  note: string
  photoId: string | null
  awardedOn: string
  createdBy: string
  createdAt: Date
}

/** @throws photo_already_used, household_closed */
export async function insertHonour(tx: Tx, honour: NewHonour): Promise<void> {
  try {
    await tx.insertInto('honours').values(honour).execute()
  } catch (error) {
    if (violates(error, 'honours_village_id_photo_id_key')) throw new AppError('photo_already_used')
    throw error
  }
}

/** What was revoked, for the trace of it; null where there is no such honour, or it was revoked before. */
export async function markRevoked(tx: Tx, villageId: string, id: string, revokedAt: Date) {
  const row = await tx
    .updateTable('honours')
    .set({ revokedAt })
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning(['title', 'householdId'])
    .executeTakeFirst()
  return row ?? null
}

export async function honourExists(tx: Tx, villageId: string, id: string): Promise<boolean> {
  return (await tx.selectFrom('honours').select('id').where('villageId', '=', villageId).where('id', '=', id).executeTakeFirst()) !== undefined
}
