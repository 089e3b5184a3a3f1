import type { AdjustmentStatus } from '../../../types/contract/adjustments'
import type { Tx } from '../../database/client'
import type { Cursor } from '../../shared/cursor'

export interface NewAdjustment {
  villageId: string
  id: string
  householdId: string
  amount: number
  reason: string
  needsSecond: boolean
  status: AdjustmentStatus
  askedBy: string
  createdAt: Date
}

export async function insertAdjustment(tx: Tx, adjustment: NewAdjustment): Promise<void> {
  await tx.insertInto('adjustments').values(adjustment).execute()
}

function selectAdjustments(tx: Tx, villageId: string) {
  return tx
    .selectFrom('adjustments as d')
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 'd.villageId').onRef('h.id', '=', 'd.householdId'))
    .innerJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 'd.villageId').onRef('a.id', '=', 'd.askedBy'))
    .leftJoin('accounts as s', (join) => join.onRef('s.villageId', '=', 'd.villageId').onRef('s.id', '=', 'd.decidedBy'))
    .select([
      'd.id', 'd.householdId', 'h.label', 'h.closedAt as householdClosedAt', 'd.amount', 'd.reason', 'd.status', 'd.askedBy',
      'a.name as askedByName', 'd.decidedBy', 's.name as decidedByName', 'd.refusal', 'd.createdAt', 'd.decidedAt', 'd.version'
    ])
    .where('d.villageId', '=', villageId)
}

/** Newest first. */
export async function listAdjustments(
  tx: Tx, villageId: string, { waiting, before, limit }: { waiting: boolean | null; before: Cursor | null; limit: number }
) {
  let query = selectAdjustments(tx, villageId).orderBy('d.createdAt', 'desc').orderBy('d.id', 'desc').limit(limit)
  if (waiting !== null) query = query.where('d.status', waiting ? '=' : '<>', 'waiting')
  if (before) query = query.where((eb) => eb(eb.refTuple('d.createdAt', 'd.id'), '<', eb.tuple(before.createdAt, before.id)))
  return query.execute()
}

/** Held until the transaction ends, so that two people cannot decide at once. */
export async function lockAdjustment(tx: Tx, villageId: string, id: string) {
  return selectAdjustments(tx, villageId).where('d.id', '=', id).forUpdate('d').executeTakeFirst()
}

interface Decision {
  status: 'posted' | 'refused'
  decidedBy: string
  decidedAt: Date
  refusal: string | null
}

/** Of one that is locked. */
export async function decide(tx: Tx, villageId: string, id: string, decision: Decision): Promise<void> {
  await tx
    .updateTable('adjustments')
    .set((eb) => ({ ...decision, version: eb('version', '+', 1) }))
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .execute()
}

/** Undefined where the village has no such household. */
export async function findHousehold(tx: Tx, villageId: string, id: string) {
  return tx
    .selectFrom('households')
    .select(['label', 'closedAt'])
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .executeTakeFirst()
}
