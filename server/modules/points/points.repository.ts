import { sql } from 'kysely'
import type { PointEntry, PointTransferKind } from '../../../types/contract/points'
import type { Tx } from '../../database/client'

// Literals, because a prepared statement finds a partial index by constants alone.
const free = sql.lit('free' as const)

/** What a household earned, or lost again: everything but its shopping and what it took along from another household. */
const earning = (['award', 'reversal', 'deduction', 'base', 'attendance', 'adjustment_in', 'adjustment_out'] as const).map((kind) => sql.lit(kind))

type Cause = 'submissionId' | 'orderId' | 'reverses' | 'deductionId' | 'attendanceId' | 'adjustmentId' | 'householdChangeId'

export interface NewTransfer extends Partial<Record<Cause, string>> {
  villageId: string
  householdId: string
  kind: PointTransferKind
  /** Whole points, above zero. */
  amount: number
  awardNumber?: number
  /** Name of the rule or goods, for the ledger's words. */
  about: string
  /** null where it is nobody's hand */
  createdBy: string | null
  createdAt: Date
}

/** Entries and balance follow by trigger. */
export async function insertTransfers(tx: Tx, transfers: readonly NewTransfer[]): Promise<void> {
  await tx.insertInto('pointTransfers').values(transfers.map((transfer) => ({ submissionId: null, orderId: null, ...transfer }))).execute()
}

export async function findBalance(tx: Tx, villageId: string, householdId: string) {
  return tx
    .selectFrom('pointBalances')
    .select(['earned', 'free', 'held', 'spent'])
    .where('villageId', '=', villageId)
    .where('householdId', '=', householdId)
    .executeTakeFirstOrThrow()
}

/** With what the households earned that became part of it. */
export async function sumEarned(tx: Tx, villageId: string, householdId: string, since: Date): Promise<number> {
  const row = await tx
    .selectFrom('pointEntries')
    .select(sql<number>`coalesce(sum(amount), 0)::int`.as('points'))
    .where('villageId', '=', villageId)
    .where('householdId', 'in', (eb) =>
      eb.selectFrom('households').select('id').where('villageId', '=', villageId)
        .where((household) => household.or([household('id', '=', householdId), household('mergedInto', '=', householdId)])))
    .where('account', '=', free)
    .where('kind', 'in', earning)
    .where('createdAt', '>=', since)
    .executeTakeFirstOrThrow()
  return row.points
}

/** Whose points a transfer's are now: those of a household that was merged are where it went. */
const heir = sql<string>`coalesce(h.merged_into, h.id)`

/** Awards of a submission, the first one first; all but the last are reversed. */
export async function listAwards(tx: Tx, villageId: string, submissionId: string) {
  return tx
    .selectFrom('pointTransfers as t')
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 't.villageId').onRef('h.id', '=', 't.householdId'))
    .leftJoin('pointTransfers as r', (join) => join.onRef('r.villageId', '=', 't.villageId').onRef('r.reverses', '=', 't.id'))
    .select((eb) => ['t.id', heir.as('householdId'), 't.amount', 't.about', eb('r.id', 'is not', null).as('reversed')])
    .where('t.villageId', '=', villageId)
    .where('t.submissionId', '=', submissionId)
    .where('t.kind', '=', sql.lit('award' as const))
    .orderBy('t.awardNumber')
    .execute()
}

export async function findDeduction(tx: Tx, villageId: string, deductionId: string) {
  return tx
    .selectFrom('pointTransfers as t')
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 't.villageId').onRef('h.id', '=', 't.householdId'))
    .select(['t.id', heir.as('householdId'), 't.amount', 't.about'])
    .where('t.villageId', '=', villageId)
    .where('t.deductionId', '=', deductionId)
    .executeTakeFirst()
}

/** One line for every household that is not closed. @returns how many */
export async function insertBase(
  tx: Tx,
  villageId: string,
  { baseGrantId, amount, about, createdAt }: { baseGrantId: string; amount: number; about: string; createdAt: Date }
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('pointTransfers')
    .columns(['villageId', 'householdId', 'kind', 'amount', 'baseGrantId', 'about', 'createdAt'])
    .expression((eb) =>
      eb
        .selectFrom('households')
        .select([
          'villageId', 'id', sql<'base'>`'base'`.as('kind'), sql<number>`${amount}::int`.as('amount'),
          sql<string>`${baseGrantId}::uuid`.as('baseGrantId'), sql<string>`${about}::text`.as('about'),
          sql<Date>`${createdAt}::timestamptz`.as('createdAt')
        ])
        .where('villageId', '=', villageId)
        .where('closedAt', 'is', null)
        .orderBy('id'))
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0n)
}

type OrderEnd = NonNullable<PointEntry['order']>

/** Changes of a household's free points; narrow them down and order them. */
export function selectFreeEntries(tx: Tx, villageId: string, householdId: string) {
  return tx
    .selectFrom('pointEntries as e')
    .innerJoin('pointTransfers as t', (join) => join.onRef('t.villageId', '=', 'e.villageId').onRef('t.id', '=', 'e.transferId'))
    .leftJoin('pointTransfers as o', (join) => join.onRef('o.villageId', '=', 't.villageId').onRef('o.id', '=', 't.reverses'))
    .leftJoin('submissions as s', (join) => join.onRef('s.villageId', '=', 't.villageId').onRef('s.id', '=', 't.submissionId'))
    .leftJoin('orders', (join) => join.onRef('orders.villageId', '=', 't.villageId').onRef('orders.id', '=', 't.orderId'))
    .leftJoin('cardRedemptions as r', (join) => join.onRef('r.villageId', '=', 't.villageId').onRef('r.orderId', '=', 't.orderId'))
    .select((eb) => [
      'e.id', 'e.kind', 'e.amount', 'e.balanceAfter', 'e.createdAt', 't.about', 't.orderId',
      eb.fn.coalesce('t.submissionId', 'o.submissionId').as('submissionId'),
      eb.fn.coalesce('t.deductionId', 'o.deductionId').as('deductionId'),
      'r.memberName as cardMember',
      sql<OrderEnd | null>`case when orders.id is not null then json_build_object(
        'status', orders.status, 'reason', orders.close_reason, 'fetchedBy', orders.fetched_by) end`.as('order'),
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
      sql<number>`coalesce(sum(amount) filter (where kind not in ('hold', 'release')), 0)::int`.as('earned'),
      sql<number>`coalesce(-sum(amount) filter (where kind in ('hold', 'release')), 0)::int`.as('redeemed')
    ])
    .where('villageId', '=', villageId)
    .where('householdId', '=', householdId)
    .where('account', '=', free)
    .groupBy('month')
    .orderBy('month', 'desc')
    .execute()
}
