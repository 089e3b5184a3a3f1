import { sql } from 'kysely'
import type { Tx } from '../../database/client'
import type { Actor } from '../../shared/actor'
import type { Cursor } from '../../shared/cursor'
import { selectSubmissions } from '../submissions/submissions.repository'

export interface NewSecondLook {
  villageId: string
  submissionId: string
  firstReviewer: string
  drawnAt: Date
}

/** One that was looked at before its first decision was undone stays what it was. */
export async function insertSecondLook(tx: Tx, look: NewSecondLook): Promise<void> {
  await tx.insertInto('secondLooks').values(look).onConflict((conflict) => conflict.doNothing()).execute()
}

export async function deleteOpenSecondLook(tx: Tx, villageId: string, submissionId: string): Promise<void> {
  await tx
    .deleteFrom('secondLooks')
    .where('villageId', '=', villageId)
    .where('submissionId', '=', submissionId)
    .where('lookedAt', 'is', null)
    .execute()
}

/** With the submission that was approved. */
const selectLooks = (tx: Tx, villageId: string) =>
  selectSubmissions(tx, villageId)
    .innerJoin('secondLooks as l', (join) => join.onRef('l.villageId', '=', 's.villageId').onRef('l.submissionId', '=', 's.id'))
    .leftJoin('firstApprovals as f', (join) => join.onRef('f.villageId', '=', 's.villageId').onRef('f.submissionId', '=', 's.id'))
    .leftJoin('accounts as looker', (join) => join.onRef('looker.villageId', '=', 'l.villageId').onRef('looker.id', '=', 'l.lookedBy'))
    .select([
      'l.firstReviewer as drawnFrom', 'l.drawnAt', 'l.agrees', 'l.note as lookNote', 'l.lookedAt', 'looker.name as lookedByName',
      'f.approvedBy as firstApprover'
    ])

export type SecondLookRow = Awaited<ReturnType<typeof listOpen>>[number]

/** The ones that wait for a second look, the longest waiting first. */
export async function listOpen(tx: Tx, villageId: string, { after, limit }: { after: Cursor | null; limit: number }) {
  let query = selectLooks(tx, villageId).where('l.lookedAt', 'is', null).orderBy('l.drawnAt').orderBy('l.submissionId').limit(limit)
  if (after) query = query.where((eb) => eb(eb.refTuple('l.drawnAt', 'l.submissionId'), '>', eb.tuple(after.createdAt, after.id)))
  return query.execute()
}

/** The ones looked at, the last one first. */
export async function listDone(tx: Tx, villageId: string, { after, limit }: { after: Cursor | null; limit: number }) {
  let query = selectLooks(tx, villageId)
    .where('l.lookedAt', 'is not', null)
    .orderBy('l.lookedAt', 'desc')
    .orderBy('l.submissionId', 'desc')
    .limit(limit)
  if (after) query = query.where((eb) => eb(eb.refTuple('l.lookedAt', 'l.submissionId'), '<', eb.tuple(after.createdAt, after.id)))
  return query.execute()
}

/** Changed by nobody else until the transaction ends; null when nothing was drawn. */
export async function lockSecondLook(tx: Tx, villageId: string, submissionId: string): Promise<SecondLookRow | null> {
  await tx.selectFrom('secondLooks').select('submissionId').where('villageId', '=', villageId)
    .where('submissionId', '=', submissionId).forUpdate().execute()
  return (await selectLooks(tx, villageId).where('s.id', '=', submissionId).executeTakeFirst()) ?? null
}

export async function finish(
  tx: Tx, villageId: string, submissionId: string, result: { agrees: boolean; note: string; lookedBy: string; lookedAt: Date }
): Promise<void> {
  await tx.updateTable('secondLooks').set(result).where('villageId', '=', villageId).where('submissionId', '=', submissionId).execute()
}

/** How many are open, and how many of them are neither from the actor's circle nor approved by them. */
export async function countOpen(tx: Tx, villageId: string, { accountId, householdId }: Actor, relatives: ReadonlySet<string>) {
  return tx
    .selectFrom('secondLooks as l')
    .innerJoin('submissions as s', (join) => join.onRef('s.villageId', '=', 'l.villageId').onRef('s.id', '=', 'l.submissionId'))
    .leftJoin('firstApprovals as f', (join) => join.onRef('f.villageId', '=', 'l.villageId').onRef('f.submissionId', '=', 'l.submissionId'))
    .select([
      sql<number>`count(*)::int`.as('open'),
      sql<number>`(count(*) filter (where l.first_reviewer <> ${accountId} and s.submitted_by <> ${accountId}
        and f.approved_by is distinct from ${accountId}::uuid and s.household_id is distinct from ${householdId}::uuid
        and not s.household_id = any(${[...relatives]}::uuid[])))::int`.as('forMe')
    ])
    .where('l.villageId', '=', villageId)
    .where('l.lookedAt', 'is', null)
    .executeTakeFirstOrThrow()
}
