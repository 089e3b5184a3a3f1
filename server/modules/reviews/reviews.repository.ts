import { sql, type NotNull } from 'kysely'
import type { Column } from '../../../types/contract/rules'
import type { Tx } from '../../database/client'
import type { Cursor } from '../../shared/cursor'
import { selectSubmissions, type SubmissionRow } from '../submissions/submissions.repository'

// Literals, because a prepared statement finds a partial index by constants alone.
const open = [sql.lit('waiting' as const), sql.lit('appealed' as const)]
const withdrawn = sql.lit('withdrawn' as const)

/** Who must not decide on what. */
interface Reviewer {
  accountId: string
  /** The own household and those of declared kin. */
  households: readonly string[]
}

export interface Queue {
  column: Column | null
  gridId: string | null
  flagged: boolean
  /** Only what this reviewer may decide. */
  decidableBy: Reviewer | null
  after: Cursor | null
  limit: number
}

/** Ids of what waits, the longest waiting first: read by its index alone as far as the page goes. */
async function listOpenIds(tx: Tx, villageId: string, { column, gridId, flagged, decidableBy, after, limit }: Queue): Promise<string[]> {
  let query = tx
    .selectFrom('submissions as s')
    .select('s.id')
    .where('s.villageId', '=', villageId)
    .where('s.status', 'in', open)
    .orderBy('s.waitingSince')
    .orderBy('s.id')
    .limit(limit)
  if (after) query = query.where((eb) => eb(eb.refTuple('s.waitingSince', 's.id'), '>', eb.tuple(after.createdAt, after.id)))
  if (column) {
    query = query.where('s.ruleId', 'in', (eb) =>
      eb.selectFrom('rules').select('id').where('villageId', '=', villageId).where('column', '=', column))
  }
  if (gridId) {
    query = query.where('s.householdId', 'in', (eb) =>
      eb.selectFrom('households').select('id').where('villageId', '=', villageId).where('gridId', '=', gridId))
  }
  if (flagged) query = query.where('s.id', 'in', (eb) => eb.selectFrom('photoMatches').select('submissionId').where('villageId', '=', villageId))
  if (decidableBy) {
    const { accountId, households } = decidableBy
    query = query
      .where('s.submittedBy', '<>', accountId)
      .where(sql<boolean>`s.household_id <> all(${households}::uuid[])`)
      .where((eb) => eb.not(eb.and([
        eb('s.status', '=', sql.lit('appealed' as const)),
        eb('s.reviewedBy', '=', accountId)
      ])))
      .where((eb) => eb.not(eb.exists(
        eb.selectFrom('firstApprovals as f')
          .select('f.submissionId')
          .whereRef('f.villageId', '=', 's.villageId')
          .whereRef('f.submissionId', '=', 's.id')
          .whereRef('f.approvedAt', '>=', 's.waitingSince')
          .where('f.approvedBy', '=', accountId)
      )))
  }
  return (await query.execute()).map(({ id }) => id)
}

/** What waits for a decision, the longest waiting first, with the history of the household under the same rule. */
export async function listOpen(tx: Tx, villageId: string, queue: Queue, monthStart: Date) {
  const ids = await listOpenIds(tx, villageId, queue)
  if (ids.length === 0) return []
  const count = (condition: ReturnType<typeof sql<boolean>>) => sql<number>`count(*) filter (where ${condition})::int`
  return selectSubmissions(tx, villageId)
    .leftJoin('firstApprovals as f', (join) =>
      join
        .onRef('f.villageId', '=', 's.villageId')
        .onRef('f.submissionId', '=', 's.id')
        .onRef('f.approvedAt', '>=', 's.waitingSince'))
    .leftJoin('accounts as fa', (join) => join.onRef('fa.villageId', '=', 'f.villageId').onRef('fa.id', '=', 'f.approvedBy'))
    .innerJoinLateral(
      (eb) =>
        eb.selectFrom('submissions as o')
          .innerJoin('rules as q', (join) => join.onRef('q.villageId', '=', 'o.villageId').onRef('q.id', '=', 'o.ruleId'))
          .select([
            count(sql`o.created_at >= ${monthStart} and o.created_at <= s.created_at`).as('sentThisMonth'),
            count(sql`o.status = 'approved'`).as('approvedBefore')
          ])
          .whereRef('o.villageId', '=', 's.villageId')
          .whereRef('o.householdId', '=', 's.householdId')
          .whereRef('q.seriesId', '=', 'r.seriesId')
          .where('o.status', '<>', withdrawn)
          .as('history'),
      (join) => join.onTrue()
    )
    .select([
      'f.approvedBy', 'f.points as approvedPoints', 'f.approvedAt', 'fa.name as approvedByName',
      'history.sentThisMonth', 'history.approvedBefore'
    ])
    // one text for every length of the page
    .where(sql<boolean>`s.id = any(${ids}::uuid[])`)
    .orderBy('s.waitingSince')
    .orderBy('s.id')
    .execute()
}

export async function countOpen(tx: Tx, villageId: string, overdueBefore: Date) {
  return tx
    .selectFrom('submissions as s')
    .innerJoin('rules as r', (join) => join.onRef('r.villageId', '=', 's.villageId').onRef('r.id', '=', 's.ruleId'))
    .select((eb) => [
      'r.column',
      sql<number>`count(*)::int`.as('waiting'),
      sql<number>`count(*) filter (where s.waiting_since < ${overdueBefore})::int`.as('overdue'),
      eb.fn.min('s.waitingSince').as('oldestAt')
    ])
    .where('s.villageId', '=', villageId)
    .where('s.status', 'in', open)
    .groupBy('r.column')
    .$narrowType<{ column: NotNull }>()
    .execute()
}

/** Of what waits, how many have a photo that looks like an earlier one. */
export async function countFlagged(tx: Tx, villageId: string): Promise<number> {
  const { flagged } = await tx
    .selectFrom('submissions as s')
    .select(sql<number>`count(*)::int`.as('flagged'))
    .where('s.villageId', '=', villageId)
    .where('s.status', 'in', open)
    .where('s.id', 'in', (eb) => eb.selectFrom('photoMatches').select('submissionId').where('villageId', '=', villageId))
    .executeTakeFirstOrThrow()
  return flagged
}

/** What the household sent in before this one under any version of its rule, newest first. */
export async function listPrevious(tx: Tx, { villageId, id, householdId, seriesId, createdAt }: SubmissionRow, limit: number) {
  return selectSubmissions(tx, villageId)
    .where('s.householdId', '=', householdId)
    .where('r.seriesId', '=', seriesId)
    .where('s.status', '<>', withdrawn)
    .where('s.createdAt', '<=', createdAt)
    .where('s.id', '<>', id)
    .orderBy('s.createdAt', 'desc')
    .orderBy('s.id', 'desc')
    .limit(limit)
    .execute()
}

/** What somebody has decided, or agreed to first, since then. */
export async function listDecidedBy(tx: Tx, villageId: string, accountId: string, since: Date) {
  return selectSubmissions(tx, villageId)
    .leftJoin('firstApprovals as f', (join) =>
      join
        .onRef('f.villageId', '=', 's.villageId')
        .onRef('f.submissionId', '=', 's.id')
        .onRef('f.approvedAt', '>=', 's.waitingSince'))
    .select(['f.approvedBy', 'f.points as approvedPoints', 'f.approvedAt'])
    .where('s.id', 'in', (eb) =>
      eb.selectFrom('submissions as d')
        .select('d.id')
        .where('d.villageId', '=', villageId)
        .where('d.reviewedBy', '=', accountId)
        .where('d.reviewedAt', '>=', since)
        .unionAll(
          eb.selectFrom('firstApprovals as g')
            .select('g.submissionId as id')
            .where('g.villageId', '=', villageId)
            .where('g.approvedBy', '=', accountId)
            .where('g.approvedAt', '>=', since)))
    .execute()
}
