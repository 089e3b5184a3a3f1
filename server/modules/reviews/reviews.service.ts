import type { Page } from '../../../types/contract/common'
import type { Approval, Rejection, ReviewItem, ReviewQuery, ReviewSummary } from '../../../types/contract/reviews'
import type { Submission } from '../../../types/contract/submissions'
import type { Database, Tx } from '../../database/client'
import { demand, villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { periodStart, type Clock } from '../../shared/clock'
import { decodeCursor, pageOfRows } from '../../shared/cursor'
import type { PointsService } from '../points/points.service'
import type { SubmissionRow, SubmissionsService } from '../submissions/submissions.service'
import { checkDecidable, checkReason, isOwn, mayReview, pointsWithin } from './reviews.rules'
import * as repository from './reviews.repository'

export interface ReviewsService {
  /** What waits in the village, oldest first. @throws forbidden */
  list(actor: Actor, query: ReviewQuery): Promise<Page<ReviewItem>>
  /** @throws forbidden */
  summary(actor: Actor): Promise<ReviewSummary>
  /**
   * Approves and awards the points in one transaction.
   *
   * @throws forbidden, not_found, own_household, already_reviewed, stale_version, points_out_of_range
   */
  approve(actor: Actor, id: string, approval: Approval): Promise<Submission>
  /** @throws forbidden, not_found, own_household, already_reviewed, stale_version, reason_missing, text_too_long */
  reject(actor: Actor, id: string, rejection: Rejection): Promise<Submission>
}

interface Dependencies {
  database: Database
  clock: Clock
  points: PointsService
  submissions: SubmissionsService
}

export function createReviewsService({ database, clock, points, submissions }: Dependencies): ReviewsService {
  function reviewer(actor: Actor): Villager {
    demand(mayReview(actor), 'review')
    return villager(actor)
  }

  async function decidable(tx: Tx, actor: Villager, id: string, version: number): Promise<SubmissionRow> {
    const submission = await submissions.read(tx, actor, id)
    checkDecidable(actor, submission, version)
    return submission
  }

  /** Another reviewer may have decided between the look and the write: then only one of the two decisions counts. */
  async function decide(tx: Tx, actor: Villager, id: string, version: number, decision: repository.Decision): Promise<void> {
    if (await repository.decide(tx, actor.villageId, id, version, decision)) return
    await decidable(tx, actor, id, version)
    throw new AppError('stale_version')
  }

  const decided = async (tx: Tx, actor: Villager, id: string) => submissions.present(await submissions.read(tx, actor, id))

  return {
    async list(actor, { cursor, limit = 20, column }) {
      const { villageId } = reviewer(actor)
      const monthStart = periodStart('month', clock.now())
      const wanted = { column: column ?? null, after: decodeCursor(cursor), limit: limit + 1, monthStart }
      const found = await database.inVillage(villageId, (tx) => repository.listWaiting(tx, villageId, wanted))
      const { rows, nextCursor } = pageOfRows(found, limit)
      const items = rows.map((row) => ({
        ...submissions.present(row),
        minPoints: row.minPoints,
        maxPoints: row.maxPoints,
        defaultPoints: row.defaultPoints,
        ownHousehold: isOwn(actor, row),
        sentThisMonth: row.sentThisMonth ?? 0,
        approvedBefore: row.approvedBefore ?? 0
      }))
      return { items, nextCursor }
    },

    async summary(actor) {
      const { villageId } = reviewer(actor)
      const rows = await database.inVillage(villageId, (tx) => repository.countWaiting(tx, villageId))
      const oldest = rows.map((row) => row.oldestAt.getTime())
      return {
        waiting: rows.reduce((sum, row) => sum + row.waiting, 0),
        oldestAt: oldest.length > 0 ? new Date(Math.min(...oldest)).toISOString() : null,
        byColumn: rows.map(({ column, waiting }) => ({ column, waiting }))
      }
    },

    async approve(actor, id, { version, points: wanted }) {
      const person = reviewer(actor)
      return database.inVillage(person.villageId, async (tx) => {
        const submission = await decidable(tx, person, id, version)
        const amount = pointsWithin(submission, wanted)
        const decision = { status: 'approved' as const, points: amount, reviewedBy: person.accountId, reviewedAt: clock.now() }
        await decide(tx, person, id, version, decision)
        const { householdId, ruleName } = submission
        if (amount > 0) await points.award(tx, person, { householdId, amount, submissionId: id, about: ruleName })
        return decided(tx, person, id)
      })
    },

    async reject(actor, id, { version, reason }) {
      const person = reviewer(actor)
      const rejectReason = checkReason(reason)
      return database.inVillage(person.villageId, async (tx) => {
        await decidable(tx, person, id, version)
        const decision = { status: 'rejected' as const, rejectReason, reviewedBy: person.accountId, reviewedAt: clock.now() }
        await decide(tx, person, id, version, decision)
        return decided(tx, person, id)
      })
    }
  }
}
