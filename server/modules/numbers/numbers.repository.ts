import { sql } from 'kysely'
import type { MonthFigures } from '../../../types/contract/numbers'
import type { Tx } from '../../database/client'
import type { Period } from '../../shared/calendar'

/** Whose figures: one's own village's, as row-level security lets through, or every village's, as sums. */
export type Scope = 'own' | 'all'

interface VillageRow {
  villageId: string
  households: number
  waiting: number
  oldestAt: Date | null
  outstanding: number
}

/** How each village stands now. */
export async function listVillageFigures(tx: Tx, scope: Scope): Promise<VillageRow[]> {
  const source = scope === 'own' ? sql`village_figures() where village_id = current_village()` : sql`village_figures_of_all()`
  const { rows } = await sql<VillageRow>`
    select village_id, households::int, waiting::int, oldest_at, outstanding::int from ${source}
  `.execute(tx)
  return rows
}

type MonthRow = Omit<MonthFigures, 'pointsOutstanding'> & { villageId: string }

/** What happened in each month of each village; months without anything are not there. */
export async function listMonthFigures(tx: Tx, scope: Scope, { since, until }: Period): Promise<MonthRow[]> {
  const source = scope === 'own' ? sql`month_figures(${since}, ${until})` : sql`month_figures_of_all(${since}, ${until})`
  const { rows } = await sql<MonthRow>`
    select village_id, month, submissions::int, active_households::int, approved::int, rejected::int, review_minutes,
      issued::int as points_issued, redeemed::int as points_redeemed
    from ${source}
  `.execute(tx)
  return rows
}
