import type { Page } from '../../../types/contract/common'
import type { Approval, Rejection, ReviewItem, ReviewQuery, ReviewSummary } from '../../../types/contract/reviews'
import type { Submission } from '../../../types/contract/submissions'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { periodStart, type Clock } from '../../shared/clock'
import { decodeCursor, pageOfRows } from '../../shared/cursor'
import { demandPermission } from '../../shared/permissions'
import type { MessagesService, News } from '../messages/messages.service'
import type { PointsService } from '../points/points.service'
import type { SubmissionRow, SubmissionsService } from '../submissions/submissions.service'
import { checkDecidable, checkReason, isFirstReviewer, isOwn, pointsWithin } from './reviews.rules'
import * as repository from './reviews.repository'

export interface ReviewsService {
  /** What waits in the village, submissions and appeals, the longest waiting first. @throws forbidden */
  list(actor: Actor, query: ReviewQuery): Promise<Page<ReviewItem>>
  /** @throws forbidden */
  summary(actor: Actor): Promise<ReviewSummary>
  /**
   * Approves and awards the points in one transaction; upholds the appeal where there is one.
   *
   * @throws forbidden, not_found, own_household, first_reviewer, already_reviewed, stale_version, points_out_of_range
   */
  approve(actor: Actor, id: string, approval: Approval): Promise<Submission>
  /**
   * Rejects, or dismisses the appeal; the last reason is the one that stands.
   *
   * @throws forbidden, not_found, own_household, first_reviewer, already_reviewed, stale_version, reason_missing, text_too_long
   */
  reject(actor: Actor, id: string, rejection: Rejection): Promise<Submission>
}

interface Dependencies {
  database: Database
  clock: Clock
  points: PointsService
  submissions: SubmissionsService
  messages: MessagesService
}

export function createReviewsService({ database, clock, points, submissions, messages }: Dependencies): ReviewsService {
  function reviewer(actor: Actor): Villager {
    demandPermission(actor, 'review')
    return villager(actor)
  }

  async function decidable(tx: Tx, actor: Villager, id: string, version: number): Promise<SubmissionRow> {
    const submission = await submissions.read(tx, actor, id)
    checkDecidable(actor, submission, version)
    return submission
  }

  /**
   * Another reviewer may have decided, or the household withdrawn, between the look and the write: then only one of the
   * two counts.
   */
  async function decide(tx: Tx, actor: Villager, { id, version, status }: SubmissionRow, verdict: repository.Verdict): Promise<void> {
    const { villageId, accountId } = actor
    const now = clock.now()
    if (!(await repository.decide(tx, villageId, id, version, { ...verdict, reviewedBy: accountId, reviewedAt: now }))) {
      await decidable(tx, actor, id, version)
      throw new AppError('stale_version')
    }
    if (status !== 'appealed') return
    const upheld = verdict.status === 'approved'
    await repository.decideAppeal(tx, villageId, id, { upheld, decidedBy: accountId, decidedAt: now })
  }

  /** Tells the household, and whoever sent it, even from outside of the household. */
  async function tell(tx: Tx, { id, villageId, householdId, submittedBy, ruleName }: SubmissionRow, news: Pick<News, 'kind' | 'points'>) {
    const told = { ...news, about: ruleName, submissionId: id }
    await messages.tell(tx, villageId, { householdId }, { ...told, except: submittedBy })
    await messages.tell(tx, villageId, { accountId: submittedBy }, told)
  }

  const decided = async (tx: Tx, actor: Villager, id: string) => submissions.present(actor, await submissions.read(tx, actor, id))

  return {
    async list(actor, { cursor, limit = 20, column }) {
      const { villageId } = reviewer(actor)
      const monthStart = periodStart('month', clock.now())
      const wanted = { column: column ?? null, after: decodeCursor(cursor), limit: limit + 1, monthStart }
      const found = await database.inVillage(villageId, (tx) => repository.listOpen(tx, villageId, wanted))
      const { rows, nextCursor } = pageOfRows(found, limit, ({ waitingSince, id }) => ({ createdAt: waitingSince, id }))
      const items = rows.map((row) => ({
        ...submissions.present(actor, row),
        minPoints: row.minPoints,
        maxPoints: row.maxPoints,
        defaultPoints: row.defaultPoints,
        waitingSince: row.waitingSince.toISOString(),
        ownHousehold: isOwn(actor, row),
        firstReviewer: isFirstReviewer(actor, row),
        sentThisMonth: row.sentThisMonth ?? 0,
        approvedBefore: row.approvedBefore ?? 0
      }))
      return { items, nextCursor }
    },

    async summary(actor) {
      const { villageId } = reviewer(actor)
      const rows = await database.inVillage(villageId, (tx) => repository.countOpen(tx, villageId))
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
        await decide(tx, person, submission, { status: 'approved', points: amount, rejectReason: null })
        const { householdId, ruleName } = submission
        if (amount > 0) await points.award(tx, person, { householdId, amount, submissionId: id, about: ruleName })
        const kind = submission.status === 'appealed' ? 'appeal_upheld' : 'submission_approved'
        await tell(tx, submission, { kind, points: amount })
        return decided(tx, person, id)
      })
    },

    async reject(actor, id, { version, reason }) {
      const person = reviewer(actor)
      const rejectReason = checkReason(reason)
      return database.inVillage(person.villageId, async (tx) => {
        const submission = await decidable(tx, person, id, version)
        await decide(tx, person, submission, { status: 'rejected', rejectReason })
        await tell(tx, submission, { kind: submission.status === 'appealed' ? 'appeal_dismissed' : 'submission_rejected' })
        return decided(tx, person, id)
      })
    }
  }
}
