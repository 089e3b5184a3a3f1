import { sql } from 'kysely'
import type { FairnessMonth } from '../../../types/contract/fairness'
import type { Tx } from '../../database/client'
import type { Period } from '../../shared/calendar'

// Literals, because a prepared statement finds a partial index by constants alone.
const open = [sql.lit('waiting' as const), sql.lit('appealed' as const)]

/** What waits for a decision, since when, and how much of it since before `overdueBefore`. */
export async function countWaiting(tx: Tx, villageId: string, overdueBefore: Date) {
  return tx
    .selectFrom('submissions')
    .select((eb) => [
      sql<number>`count(*)::int`.as('waiting'),
      sql<Date | null>`min(waiting_since)`.as('oldestAt'),
      sql<number>`${eb.fn.countAll().filterWhere('waitingSince', '<', overdueBefore)}::int`.as('overdue')
    ])
    .where('villageId', '=', villageId)
    .where('status', 'in', open)
    .executeTakeFirstOrThrow()
}

/** Months in which something was decided, looked at again, taken or appealed against, the newest first. */
export async function listMonths(tx: Tx, villageId: string, { since, until }: Period): Promise<FairnessMonth[]> {
  const monthOf = (time: string) => sql`to_char(${sql.ref(time)} at time zone 'Asia/Shanghai', 'YYYY-MM')`
  const within = (time: string) => sql`${sql.ref(time)} >= ${since} and ${sql.ref(time)} < ${until}`
  const { rows } = await sql<FairnessMonth>`
    with reviewed as (
      select month, (approved + rejected)::int as decided, review_minutes
      from month_figures(${since}, ${until}) where village_id = ${villageId}
    ),
    looked as (
      select ${monthOf('looked_at')} as month, count(*)::int as second_looks, (count(*) filter (where agrees))::int as agreed
      from second_looks where village_id = ${villageId} and looked_at is not null and ${within('looked_at')} group by 1
    ),
    taken as (
      select ${monthOf('created_at')} as month, count(*)::int as deductions
      from deductions where village_id = ${villageId} and ${within('created_at')} group by 1
    ),
    argued as (
      select ${monthOf('at')} as month, count(*)::int as appeals, (count(*) filter (where granted))::int as granted,
        (count(*) filter (where granted is null))::int as open
      from (
        select created_at as at, upheld as granted from appeals where village_id = ${villageId}
        union all
        select appealed_at, case status when 'remitted' then true when 'upheld' then false end
        from deductions where village_id = ${villageId} and appealed_at is not null
      ) as all_appeals where ${within('at')} group by 1
    )
    select month, coalesce(decided, 0) as decided, review_minutes, coalesce(second_looks, 0) as second_looks,
      coalesce(agreed, 0) as agreed, coalesce(deductions, 0) as deductions, coalesce(appeals, 0) as appeals,
      coalesce(granted, 0) as granted, coalesce(open, 0) as open
    from reviewed full join looked using (month) full join taken using (month) full join argued using (month)
    where coalesce(decided, 0) + coalesce(second_looks, 0) + coalesce(deductions, 0) + coalesce(appeals, 0) > 0
    order by month desc`.execute(tx)
  return rows
}

/** Whether somebody was told of overdue reviews since then. */
export async function wasReminded(tx: Tx, villageId: string, since: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('messages')
    .select('id')
    .where('villageId', '=', villageId)
    .where('kind', '=', 'reviews_overdue')
    .where('createdAt', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
