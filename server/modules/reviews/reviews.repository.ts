import { sql, type NotNull } from 'kysely'
import type { Column } from '../../../types/contract/rules'
import type { Tx } from '../../database/client'
import type { Cursor } from '../../shared/cursor'
import { selectOpen } from '../submissions/submissions.repository'

interface Queue {
  column: Column | null
  after: Cursor | null
  limit: number
  monthStart: Date
}

// Literals, because a prepared statement finds a partial index by constants alone.
const open = [sql.lit('waiting' as const), sql.lit('appealed' as const)]

/** What waits for a decision, the longest waiting first, with the history of the household under the same rule. */
export async function listOpen(tx: Tx, villageId: string, { column, after, limit, monthStart }: Queue) {
  let query = selectOpen(tx, villageId)
    .select((eb) => {
      const history = eb
        .selectFrom('submissions as o')
        .whereRef('o.villageId', '=', 's.villageId')
        .whereRef('o.householdId', '=', 's.householdId')
        .whereRef('o.ruleId', '=', 's.ruleId')
        .where('o.status', '<>', 'withdrawn')
      const count = sql<number>`count(*)::int`.as('count')
      return [
        history.where('o.createdAt', '>=', monthStart).whereRef('o.createdAt', '<=', 's.createdAt').select(count).as('sentThisMonth'),
        history.where('o.status', '=', 'approved').select(count).as('approvedBefore')
      ]
    })
    .orderBy('s.waitingSince')
    .orderBy('s.id')
    .limit(limit)
  if (column) query = query.where('r.column', '=', column)
  if (after) query = query.where((eb) => eb(eb.refTuple('s.waitingSince', 's.id'), '>', eb.tuple(after.createdAt, after.id)))
  return query.execute()
}

export async function countOpen(tx: Tx, villageId: string) {
  return tx
    .selectFrom('submissions as s')
    .innerJoin('rules as r', (join) => join.onRef('r.villageId', '=', 's.villageId').onRef('r.id', '=', 's.ruleId'))
    .select((eb) => ['r.column', sql<number>`count(*)::int`.as('waiting'), eb.fn.min('s.waitingSince').as('oldestAt')])
    .where('s.villageId', '=', villageId)
    .where('s.status', 'in', open)
    .groupBy('r.column')
    .$narrowType<{ column: NotNull }>()
    .execute()
}

export type Verdict = { status: 'approved'; points: number; rejectReason: null } | { status: 'rejected'; rejectReason: string }

export type Decision = Verdict & { reviewedBy: string; reviewedAt: Date }

/** Writes the decision if nobody changed the submission since `version`; false otherwise. */
export async function decide(tx: Tx, villageId: string, id: string, version: number, decision: Decision): Promise<boolean> {
  const result = await tx
    .updateTable('submissions')
    .set({ ...decision, version: version + 1 })
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .where('status', 'in', open)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function decideAppeal(
  tx: Tx, villageId: string, submissionId: string, decision: { upheld: boolean; decidedBy: string; decidedAt: Date }
): Promise<void> {
  await tx
    .updateTable('appeals')
    .set(decision)
    .where('villageId', '=', villageId)
    .where('submissionId', '=', submissionId)
    .execute()
}
