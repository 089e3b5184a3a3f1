import { sql } from 'kysely'
import type { Column } from '../../../types/contract/rules'
import type { Tx } from '../../database/client'

export interface HouseholdPeriod {
  villageId: string
  householdId: string
  since: Date
  until: Date
}

export async function findHousehold(tx: Tx, { villageId, householdId }: HouseholdPeriod) {
  return tx
    .selectFrom('households as h')
    .innerJoin('villages as v', 'v.id', 'h.villageId')
    .select(['h.label', 'h.createdAt', 'v.name as village'])
    .where('h.villageId', '=', villageId)
    .where('h.id', '=', householdId)
    .executeTakeFirstOrThrow()
}

/** Points of the goods handed over: the ledger's transfers, found by way of the household's orders. */
export async function sumSpent(tx: Tx, { villageId, householdId, since, until }: HouseholdPeriod): Promise<number> {
  const { rows } = await sql<{ points: number }>`
    select coalesce(sum(t.amount), 0)::int as points
    from orders o
    join point_transfers t on t.village_id = o.village_id and t.order_id = o.id and t.kind = 'hand_over'
      and t.created_at >= ${since} and t.created_at < ${until}
    where o.village_id = ${villageId} and o.household_id = ${householdId} and o.status = 'handed_over'
  `.execute(tx)
  return rows[0]?.points ?? 0
}

/** What was approved in the period, by rule as the village calls it, in the order of the rules. */
export async function countApproved(tx: Tx, { villageId, householdId, since, until }: HouseholdPeriod) {
  return tx
    .selectFrom('submissions as s')
    .innerJoin('rules as r', (join) => join.onRef('r.villageId', '=', 's.villageId').onRef('r.id', '=', 's.ruleId'))
    .select(['r.column', 'r.name', sql<number>`count(*)::int`.as('count')])
    .where('s.villageId', '=', villageId)
    .where('s.householdId', '=', householdId)
    .where('s.status', '=', 'approved')
    .where('s.reviewedAt', '>=', since)
    .where('s.reviewedAt', '<', until)
    .groupBy(['r.column', 'r.name'])
    .orderBy(sql`min(r.position)`)
    .orderBy('r.name')
    .execute() as Promise<{ column: Column; name: string; count: number }[]>
}

/** Mondays, YYYY-MM-DD, of the weeks before `until` in which something was sent in that got approved. */
export async function listActiveWeeks(tx: Tx, { villageId, householdId, until }: HouseholdPeriod): Promise<string[]> {
  const { rows } = await sql<{ monday: string }>`
    select distinct to_char(date_trunc('week', created_at at time zone 'Asia/Shanghai'), 'YYYY-MM-DD') as monday
    from submissions
    where village_id = ${villageId} and household_id = ${householdId} and status = 'approved' and created_at < ${until}
  `.execute(tx)
  return rows.map(({ monday }) => monday)
}
