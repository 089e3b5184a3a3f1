import { sql, type Expression } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { DeductionRule } from '../../../types/contract/deductions'
import { violates, type Tx } from '../../database/client'
import type { Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Cursor } from '../../shared/cursor'

// Literals, because a prepared statement finds a partial index by constants alone.
const appealed = sql.lit('appealed' as const)
const deduction = sql.lit('deduction' as const)

/** The rules points are taken under now. */
export async function listRules(tx: Tx, villageId: string, now: Date): Promise<DeductionRule[]> {
  return tx
    .selectFrom('rules')
    .select(['id', 'name', 'hint', 'minPhotos', 'maxPhotos', 'points', 'minPoints', 'maxPoints'])
    .where('villageId', '=', villageId)
    .where('kind', '=', 'deduction')
    .where('startsAt', '<=', now)
    .where((eb) => eb.or([eb('closedAt', 'is', null), eb('closedAt', '>', now)]))
    .orderBy('position')
    .orderBy('name')
    .execute()
}

export async function findHousehold(tx: Tx, villageId: string, id: string) {
  const row = await tx
    .selectFrom('households')
    .select(['label', 'closedAt'])
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export interface NewDeduction {
  villageId: string
  id: string
  ruleId: string
  householdId: string
  reason: string
  points: number
  madeBy: string
  createdAt: Date
}

/** @throws photo_already_used when another deduction takes a photo at the same moment */
export async function insertDeduction(tx: Tx, wanted: NewDeduction, photoIds: string[]): Promise<void> {
  const { villageId, id: deductionId } = wanted
  await tx.insertInto('deductions').values(wanted).execute()
  try {
    await tx
      .insertInto('deductionPhotos')
      .values(photoIds.map((photoId, index) => ({ villageId, deductionId, position: index + 1, photoId })))
      .execute()
  } catch (error) {
    if (violates(error, 'deduction_photos_village_id_photo_id_key')) throw new AppError('photo_already_used')
    throw error
  }
}

/** As a column of a query: the evidence in its order. */
export function photosOfDeduction(tx: Tx, villageId: Expression<string>, deductionId: Expression<string>) {
  return jsonArrayFrom(
    tx.selectFrom('deductionPhotos as dp')
      .innerJoin('photos as f', (join) => join.onRef('f.villageId', '=', 'dp.villageId').onRef('f.id', '=', 'dp.photoId'))
      .select(['f.id', 'f.width', 'f.height'])
      .where('dp.villageId', '=', villageId)
      .where('dp.deductionId', '=', deductionId)
      .orderBy('dp.position')
  )
}

/** Deductions with what every reader needs of them; narrow it down and order it. */
function selectDeductions(tx: Tx, villageId: string) {
  return tx
    .selectFrom('deductions as d')
    .innerJoin('rules as r', (join) => join.onRef('r.villageId', '=', 'd.villageId').onRef('r.id', '=', 'd.ruleId'))
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 'd.villageId').onRef('h.id', '=', 'd.householdId'))
    .innerJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 'd.villageId').onRef('a.id', '=', 'd.madeBy'))
    .leftJoin('accounts as b', (join) => join.onRef('b.villageId', '=', 'd.villageId').onRef('b.id', '=', 'd.decidedBy'))
    .leftJoin('pointTransfers as t', (join) =>
      join.onRef('t.villageId', '=', 'd.villageId').onRef('t.deductionId', '=', 'd.id').on('t.kind', '=', deduction))
    .select((eb) => [
      'd.id', 'd.villageId', 'd.ruleId', 'r.name as ruleName', 'd.householdId', 'h.label as householdLabel', 'd.reason', 'd.points',
      'd.madeBy', 'a.name as madeByName', 'd.createdAt', 'd.status', 'd.words', 'd.appealedAt', 'd.decisionReason', 'b.name as decidedByName',
      'd.decidedAt', 'd.version',
      eb.fn.coalesce('t.amount', sql<number>`0`).as('taken'),
      photosOfDeduction(tx, eb.ref('d.villageId'), eb.ref('d.id')).as('photos')
    ])
    .where('d.villageId', '=', villageId)
}

export type DeductionRow = Awaited<ReturnType<ReturnType<typeof selectDeductions>['execute']>>[number]

/** Newest first. */
export async function listDeductions(
  tx: Tx, villageId: string, { householdId, before, limit }: { householdId: string | null; before: Cursor | null; limit: number }
): Promise<DeductionRow[]> {
  let query = selectDeductions(tx, villageId).orderBy('d.createdAt', 'desc').orderBy('d.id', 'desc').limit(limit)
  if (householdId !== null) query = query.where('d.householdId', '=', householdId)
  if (before) query = query.where((eb) => eb(eb.refTuple('d.createdAt', 'd.id'), '<', eb.tuple(before.createdAt, before.id)))
  return query.execute()
}

/** Appeals that wait, the longest waiting first. */
export async function listAppealed(
  tx: Tx, villageId: string, { after, limit }: { after: Cursor | null; limit: number }
): Promise<DeductionRow[]> {
  let query = selectDeductions(tx, villageId).where('d.status', '=', appealed).orderBy('d.appealedAt').orderBy('d.id').limit(limit)
  if (after) query = query.where((eb) => eb(eb.refTuple('d.appealedAt', 'd.id'), '>', eb.tuple(after.createdAt, after.id)))
  return query.execute()
}

/** How many appeals wait, and how many of them are neither from the actor's circle nor against what they did themselves. */
export async function countAppealed(tx: Tx, villageId: string, { accountId, householdId }: Actor, relatives: ReadonlySet<string>) {
  return tx
    .selectFrom('deductions')
    .select([
      sql<number>`count(*)::int`.as('appealed'),
      sql<number>`(count(*) filter (where made_by <> ${accountId} and household_id is distinct from ${householdId}::uuid
        and not household_id = any(${[...relatives]}::uuid[])))::int`.as('forMe')
    ])
    .where('villageId', '=', villageId)
    .where('status', '=', appealed)
    .executeTakeFirstOrThrow()
}

export async function findDeduction(tx: Tx, villageId: string, id: string): Promise<DeductionRow | null> {
  return (await selectDeductions(tx, villageId).where('d.id', '=', id).executeTakeFirst()) ?? null
}

/** Changed by nobody else until the transaction ends. */
export async function lockDeduction(tx: Tx, villageId: string, id: string): Promise<DeductionRow | null> {
  await tx.selectFrom('deductions').select('id').where('villageId', '=', villageId).where('id', '=', id).forUpdate().execute()
  return findDeduction(tx, villageId, id)
}

type Step =
  | { status: 'appealed'; words: string; appealedBy: string; appealedAt: Date }
  | { status: 'upheld' | 'remitted'; decisionReason: string; decidedBy: string; decidedAt: Date }

/** A step of a locked deduction. */
export async function changeStatus(tx: Tx, { villageId, id, version }: DeductionRow, step: Step): Promise<void> {
  await tx
    .updateTable('deductions')
    .set({ ...step, version: version + 1 })
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .execute()
}
