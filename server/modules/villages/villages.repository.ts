import { sql } from 'kysely'
import type { Tx } from '../../database/client'

export async function listVillages(tx: Tx) {
  return tx.selectFrom('villages').select(['id', 'name', 'county']).orderBy('createdAt').orderBy('name').execute()
}

export async function findVillage(tx: Tx, id: string) {
  return (await tx.selectFrom('villages').select(['id', 'name', 'county']).where('id', '=', id).executeTakeFirst()) ?? null
}

interface OverviewRow {
  id: string
  name: string
  county: string
  households: string
  activeHouseholds: string
  submissions: string
  approved: string
  waiting: string
  pointsAwarded: string
  pointsRedeemed: string
  pointsOutstanding: string
}

/** Sums of every village; counts come as text, PostgreSQL's bigint. */
export async function listOverviews(tx: Tx, since: Date): Promise<OverviewRow[]> {
  const { rows } = await sql<OverviewRow>`select * from village_overviews(${since})`.execute(tx)
  return rows
}
