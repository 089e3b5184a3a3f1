import { sql } from 'kysely'
import type { Tx } from '../../database/client'

interface BoardQueryRow {
  place: number
  householdId: string
  label: string
  points: number
  /** Points of the next better place; null for the first. */
  better: number | null
}

/** The first `limit` places by awarded points since an instant, and the given household's wherever it stands. */
export async function rankHouseholds(
  tx: Tx,
  villageId: string,
  { since, limit, householdId }: { since: Date; limit: number; householdId: string | null }
): Promise<BoardQueryRow[]> {
  const { rows } = await sql<BoardQueryRow>`
    with earned as (
      select household_id, sum(amount)::int as points
      from point_entries
      where village_id = ${villageId} and created_at >= ${since} and account = 'free' and kind = 'award'
      group by household_id
    ), placed as (
      select household_id, points, rank() over best_first::int as place,
        max(points) over (order by points desc groups between 1 preceding and 1 preceding) as better
      from earned
      window best_first as (order by points desc)
    )
    select p.place, p.household_id, h.label, p.points, p.better
    from (
      (select * from placed order by place, household_id limit ${limit})
      union
      (select * from placed where household_id = ${householdId}::uuid)
    ) p
    join households h on h.village_id = ${villageId} and h.id = p.household_id
    order by p.place, h.label
  `.execute(tx)
  return rows
}
