import { sql } from 'kysely'
import type { Tx } from '../../database/client'
import type { Period } from '../../shared/calendar'
import type { DeductedThen, SentThen } from './dry-run.rules'

/** What was sent in under a series in a period and was approved or still waits, the first one first. */
export async function listSent(tx: Tx, villageId: string, seriesId: string, { since, until }: Period): Promise<SentThen[]> {
  return tx
    .selectFrom('submissions as s')
    .innerJoin('rules as r', (join) => join.onRef('r.villageId', '=', 's.villageId').onRef('r.id', '=', 's.ruleId'))
    .select((eb) => [
      's.householdId', 's.createdAt', 's.points', 'r.points as defaultPoints', eb('s.activityId', 'is not', null).as('withActivity'),
      sql<number>`(select count(*)::int from submission_photos p where p.village_id = s.village_id and p.submission_id = s.id)`.as('photos')
    ])
    .where('s.villageId', '=', villageId)
    .where('r.seriesId', '=', seriesId)
    .where('s.status', 'in', ['waiting', 'appealed', 'approved'])
    .where('s.createdAt', '>=', since)
    .where('s.createdAt', '<', until)
    .$narrowType<{ withActivity: boolean }>()
    .orderBy('s.createdAt')
    .orderBy('s.id')
    .execute()
}

/** What was deducted under a series in a period and was not given back. */
export async function listDeducted(tx: Tx, villageId: string, seriesId: string, { since, until }: Period): Promise<DeductedThen[]> {
  return tx
    .selectFrom('deductions as d')
    .innerJoin('rules as r', (join) => join.onRef('r.villageId', '=', 'd.villageId').onRef('r.id', '=', 'd.ruleId'))
    .select(['d.householdId', 'd.points', 'r.points as defaultPoints'])
    .where('d.villageId', '=', villageId)
    .where('r.seriesId', '=', seriesId)
    .where('d.status', '<>', 'remitted')
    .where('d.createdAt', '>=', since)
    .where('d.createdAt', '<', until)
    .execute()
}

/** What a series of base points gave the last time, to how many households. */
export async function findLastGrant(tx: Tx, villageId: string, seriesId: string): Promise<{ households: number; points: number }> {
  const last = tx
    .selectFrom('baseGrants')
    .select('id')
    .where('villageId', '=', villageId)
    .where('seriesId', '=', seriesId)
    .orderBy('createdAt', 'desc')
    .limit(1)
  return tx
    .selectFrom('pointTransfers')
    .select([sql<number>`count(*)::int`.as('households'), sql<number>`coalesce(sum(amount), 0)::int`.as('points')])
    .where('villageId', '=', villageId)
    .where('kind', '=', sql.lit('base' as const))
    .where('baseGrantId', '=', last)
    .executeTakeFirstOrThrow()
}

export async function countHouseholds(tx: Tx, villageId: string): Promise<number> {
  const { households } = await tx
    .selectFrom('households')
    .select(sql<number>`count(*)::int`.as('households'))
    .where('villageId', '=', villageId)
    .where('closedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return households
}
