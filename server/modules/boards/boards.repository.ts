import { sql } from 'kysely'
import type { Tx } from '../../database/client'

/** From `since` on and before `until`. */
export interface Period {
  since: Date
  until: Date
}

/**
 * Earned points by household, out of the index point_entries_for_boards alone; what a household earned before it was merged
 * counts for the one it became part of.
 */
const earnedIn = (villageId: string, { since, until }: Period) => sql`
  select coalesce(h.merged_into, h.id) as household_id, sum(e.points)::int as points
  from (
    select household_id, sum(amount) as points
    from point_entries
    where village_id = ${villageId} and created_at >= ${since} and created_at < ${until} and account = 'free'
      and kind in ('award', 'reversal', 'deduction', 'base', 'attendance', 'adjustment_in', 'adjustment_out')
    group by household_id
  ) e
  join households h on h.village_id = ${villageId} and h.id = e.household_id
  group by 1
`

interface HouseholdRow {
  place: number
  householdId: string
  label: string
  unlisted: boolean
  points: number
  /** Points of the next better place; null for the first. */
  better: number | null
}

interface Wanted {
  period: Period
  limit: number
  householdId: string | null
}

/**
 * The first `limit` places by awarded points, and the given household's wherever it stands. Among equals the nameless come
 * last, so that no neighbour in the list gives them away.
 */
export async function rankHouseholds(tx: Tx, villageId: string, { period, limit, householdId }: Wanted): Promise<HouseholdRow[]> {
  const { rows } = await sql<HouseholdRow>`
    with earned as (${earnedIn(villageId, period)}), placed as (
      select household_id, points, rank() over best_first::int as place,
        max(points) over (order by points desc groups between 1 preceding and 1 preceding) as better
      from earned
      window best_first as (order by points desc)
    )
    select p.place, p.household_id, h.label, h.unlisted, p.points, p.better
    from (
      (select * from placed order by place, household_id limit ${limit})
      union
      (select * from placed where household_id = ${householdId}::uuid)
    ) p
    join households h on h.village_id = ${villageId} and h.id = p.household_id
    order by p.place, h.unlisted, h.label
  `.execute(tx)
  return rows
}

interface GridRow {
  place: number
  grid: string
  points: number
  households: number
  own: boolean
}

/** All grids by awarded points per household; one without households has no place. */
export async function rankGrids(
  tx: Tx,
  villageId: string,
  { period, householdId }: Omit<Wanted, 'limit'>
): Promise<GridRow[]> {
  const { rows } = await sql<GridRow>`
    with earned as (${earnedIn(villageId, period)}), sums as (
      select h.grid_id, coalesce(sum(e.points), 0)::int as points, count(*)::int as households,
        coalesce(bool_or(h.id = ${householdId}::uuid), false) as own
      from households h left join earned e on e.household_id = h.id
      where h.village_id = ${villageId} and h.closed_at is null
      group by h.grid_id
    )
    select rank() over (order by round(s.points::numeric / s.households, 6) desc)::int as place,
      g.name as grid, s.points, s.households, s.own
    from sums s join grids g on g.village_id = ${villageId} and g.id = s.grid_id
    order by place, g.position
  `.execute(tx)
  return rows
}

/** What a household earned in a period and its place by it; null when it earned nothing. */
export async function standingOf(
  tx: Tx,
  villageId: string,
  { period, householdId }: { period: Period; householdId: string }
): Promise<{ points: number; place: number } | null> {
  const { rows } = await sql<{ points: number; place: number }>`
    with earned as (${earnedIn(villageId, period)})
    select own.points, (select count(*) + 1 from earned better where better.points > own.points)::int as place
    from earned own where own.household_id = ${householdId}
  `.execute(tx)
  return rows[0] ?? null
}
