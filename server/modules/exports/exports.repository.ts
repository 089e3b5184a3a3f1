import { sql } from 'kysely'
import type { Tx } from '../../database/client'
import type { Period } from '../../shared/calendar'
import { selectBookings } from '../statements/statements.repository'

/** What happened to each household's points and by whose hand, the oldest first. */
export async function listLedger(tx: Tx, villageId: string, period: Period, limit: number) {
  return selectBookings(tx, villageId, period)
    .leftJoin('accounts as c', (join) => join.onRef('c.villageId', '=', 't.villageId').onRef('c.id', '=', 't.createdBy'))
    .select('c.name as by')
    .limit(limit)
    .execute()
}

/** What was sent in, the oldest first. */
export async function listSubmissions(tx: Tx, villageId: string, { since, until }: Period, limit: number) {
  return tx
    .selectFrom('submissions as s')
    .innerJoin('rules as r', (join) => join.onRef('r.villageId', '=', 's.villageId').onRef('r.id', '=', 's.ruleId'))
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 's.villageId').onRef('h.id', '=', 's.householdId'))
    .innerJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 's.villageId').onRef('a.id', '=', 's.submittedBy'))
    .leftJoin('accounts as v', (join) => join.onRef('v.villageId', '=', 's.villageId').onRef('v.id', '=', 's.reviewedBy'))
    .select((eb) => [
      's.createdAt', 'h.label', 'a.name as submittedBy', 'r.name as rule', 'r.anonymous', 's.place', 's.note', 's.status',
      's.points', 's.rejectReason', 'v.name as reviewedBy', 's.reviewedAt', 's.consentBy',
      eb.selectFrom('submissionPhotos as p').whereRef('p.villageId', '=', 's.villageId').whereRef('p.submissionId', '=', 's.id')
        .select(sql<number>`count(*)::int`.as('count')).as('photos')
    ])
    .where('s.villageId', '=', villageId)
    .where('s.createdAt', '>=', since)
    .where('s.createdAt', '<', until)
    .orderBy('s.createdAt')
    .orderBy('s.id')
    .limit(limit)
    .execute()
}
