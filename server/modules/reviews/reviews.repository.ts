import { sql } from 'kysely'
import type { Column } from '../../../types/contract/rules'
import type { Tx } from '../../database/client'
import type { Cursor } from '../../shared/cursor'
import { selectSubmissions } from '../submissions/submissions.repository'

interface Queue {
  column: Column | null
  after: Cursor | null
  limit: number
  monthStart: Date
}

// A literal, because a prepared statement finds a partial index by constants alone.
const waiting = sql.lit('waiting' as const)

/** Waiting submissions, oldest first, with the history of the household under the same rule. */
export async function listWaiting(tx: Tx, villageId: string, { column, after, limit, monthStart }: Queue) {
  let query = selectSubmissions(tx, villageId)
    .select((eb) => {
      const history = eb
        .selectFrom('submissions as o')
        .whereRef('o.villageId', '=', 's.villageId')
        .whereRef('o.householdId', '=', 's.householdId')
        .whereRef('o.ruleId', '=', 's.ruleId')
      const count = sql<number>`count(*)::int`.as('count')
      return [
        history.where('o.createdAt', '>=', monthStart).whereRef('o.createdAt', '<=', 's.createdAt').select(count).as('sentThisMonth'),
        history.where('o.status', '=', 'approved').select(count).as('approvedBefore')
      ]
    })
    .where('s.status', '=', waiting)
    .orderBy('s.createdAt')
    .orderBy('s.id')
    .limit(limit)
  if (column) query = query.where('r.column', '=', column)
  if (after) query = query.where((eb) => eb(eb.refTuple('s.createdAt', 's.id'), '>', eb.tuple(after.createdAt, after.id)))
  return query.execute()
}

export async function countWaiting(tx: Tx, villageId: string) {
  return tx
    .selectFrom('submissions as s')
    .innerJoin('rules as r', (join) => join.onRef('r.villageId', '=', 's.villageId').onRef('r.id', '=', 's.ruleId'))
    .select((eb) => ['r.column', sql<number>`count(*)::int`.as('waiting'), eb.fn.min('s.createdAt').as('oldestAt')])
    .where('s.villageId', '=', villageId)
    .where('s.status', '=', waiting)
    .groupBy('r.column')
    .execute()
}

export type Decision = { reviewedBy: string; reviewedAt: Date } & (
  | { status: 'approved'; points: number }
  | { status: 'rejected'; rejectReason: string }
)

/** Writes the decision if nobody changed the submission since `version`; false otherwise. */
export async function decide(tx: Tx, villageId: string, id: string, version: number, decision: Decision): Promise<boolean> {
  const result = await tx
    .updateTable('submissions')
    .set({ ...decision, version: version + 1 })
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
