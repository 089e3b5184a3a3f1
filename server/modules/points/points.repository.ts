import { sql } from 'kysely'
import type { PointTransferKind } from '../../../types/contract/points'
import type { Tx } from '../../database/client'

// Literals, because a prepared statement finds a partial index by constants alone.
const free = sql.lit('free' as const)
const award = sql.lit('award' as const)

export interface NewTransfer {
  villageId: string
  householdId: string
  kind: PointTransferKind
  /** Whole points, above zero. */
  amount: number
  submissionId: string | null
  orderId: string | null
  /** Name of the rule or goods, for the ledger's words. */
  about: string
  createdBy: string
  createdAt: Date
}

/** Entries and balance follow by trigger. */
export async function insertTransfer(tx: Tx, transfer: NewTransfer): Promise<void> {
  await tx.insertInto('pointTransfers').values(transfer).execute()
}

export async function findBalance(tx: Tx, villageId: string, householdId: string) {
  return tx
    .selectFrom('pointBalances')
    .select(['earned', 'free', 'held', 'spent'])
    .where('villageId', '=', villageId)
    .where('householdId', '=', householdId)
    .executeTakeFirstOrThrow()
}

export async function sumAwarded(tx: Tx, villageId: string, householdId: string, since: Date): Promise<number> {
  const row = await tx
    .selectFrom('pointEntries')
    .select(sql<number>`coalesce(sum(amount), 0)::int`.as('points'))
    .where('villageId', '=', villageId)
    .where('householdId', '=', householdId)
    .where('account', '=', free)
    .where('kind', '=', award)
    .where('createdAt', '>=', since)
    .executeTakeFirstOrThrow()
  return row.points
}

/** Changes of a household's free points; narrow them down and order them. */
export function selectFreeEntries(tx: Tx, villageId: string, householdId: string) {
  return tx
    .selectFrom('pointEntries as e')
    .innerJoin('pointTransfers as t', (join) => join.onRef('t.villageId', '=', 'e.villageId').onRef('t.id', '=', 'e.transferId'))
    .leftJoin('submissions as s', (join) => join.onRef('s.villageId', '=', 't.villageId').onRef('s.id', '=', 't.submissionId'))
    .select([
      'e.id', 'e.kind', 'e.amount', 'e.balanceAfter', 'e.createdAt', 't.about', 't.submissionId', 't.orderId',
      sql<boolean>`s.consent_by is not null`.as('byHelper')
    ])
    .where('e.villageId', '=', villageId)
    .where('e.householdId', '=', householdId)
    .where('e.account', '=', free)
}

/** Newest first, below the given entry id. */
export async function listFreeEntries(tx: Tx, villageId: string, householdId: string, below: string | null, limit: number) {
  let query = selectFreeEntries(tx, villageId, householdId).orderBy('e.id', 'desc').limit(limit)
  if (below !== null) query = query.where('e.id', '<', below)
  return query.execute()
}

/** Free points earned and redeemed by month, YYYY-MM in Asia/Shanghai, newest first. */
export async function sumByMonth(tx: Tx, villageId: string, householdId: string) {
  return tx
    .selectFrom('pointEntries')
    .select([
      sql<string>`to_char(created_at at time zone 'Asia/Shanghai', 'YYYY-MM')`.as('month'),
      sql<number>`coalesce(sum(amount) filter (where kind = 'award'), 0)::int`.as('earned'),
      sql<number>`coalesce(-sum(amount) filter (where kind <> 'award'), 0)::int`.as('redeemed')
    ])
    .where('villageId', '=', villageId)
    .where('householdId', '=', householdId)
    .where('account', '=', free)
    .groupBy('month')
    .orderBy('month', 'desc')
    .execute()
}
