import { randomUUID } from 'node:crypto'
import type { TestServer } from './server'
import type { VillageFixture } from './village'

/** A rule the village takes 1 to 5 points under, 2 unless told otherwise, with one to three photos. @returns its id */
export async function deductionRule({ sql, clock }: TestServer, village: VillageFixture, { name = '乱倒垃圾' } = {}): Promise<string> {
  const id = randomUUID()
  await sql(
    `insert into rules
       (village_id, id, kind, series_id, starts_at, position, name, hint, min_photos, max_photos, points, min_points, max_points, created_at)
     values ($1, $2, 'deduction', $2, $3, 99, $4, '', 1, 3, 2, 1, 5, $3)`, [village.id, id, clock.now(), name])
  return id
}

/** Says that the people of a household are kin of a person. */
export async function declareKin(
  { sql, clock }: TestServer, { id }: VillageFixture, accountId: string, householdId: string
): Promise<void> {
  await sql('insert into kinships (village_id, account_id, household_id, declared_by, created_at) values ($1, $2, $3, $2, $4)',
    [id, accountId, householdId, clock.now()])
}
