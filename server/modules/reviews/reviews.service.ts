import type { Page } from '../../../types/contract/common'
import type { PhotoMatch } from '../../../types/contract/photo-matches'
import type { PreviousList, RecentDecisionList, ReviewItem, ReviewQuery, ReviewSummary } from '../../../types/contract/reviews'
import type { Actor } from '../../shared/actor'
import { periodStart } from '../../shared/calendar'
import { decodeCursor, pageOfRows } from '../../shared/cursor'
import type { PhotoMatchesService } from '../photo-matches/photo-matches.service'
import type { SettingsService } from '../settings/settings.service'
import { createDecisions, reviewer, type Decisions, type Dependencies } from './decisions'
import { barOf, decidedAt, undoRefusal, undoWithin } from './reviews.rules'
import * as repository from './reviews.repository'

export interface ReviewsService extends Decisions {
  /** What waits in the village, submissions and appeals, the longest waiting first. @throws forbidden */
  list(actor: Actor, query: ReviewQuery): Promise<Page<ReviewItem>>
  /** @throws forbidden */
  summary(actor: Actor): Promise<ReviewSummary>
  /** What the household sent in before under the same rule, to hold beside it. @throws forbidden, not_found */
  previous(actor: Actor, id: string): Promise<PreviousList>
  /** Decisions of one's own that can still be taken back, the last one first. @throws forbidden */
  decided(actor: Actor): Promise<RecentDecisionList>
}

const previousLimit = 6
const hour = 3_600_000

type OpenRow = Awaited<ReturnType<typeof repository.listOpen>>[number]
type DecidedRow = Awaited<ReturnType<typeof repository.listDecidedBy>>[number]

const firstApprovalOf = ({ approvedBy, approvedPoints: points, approvedAt }: Pick<DecidedRow, 'approvedBy' | 'approvedPoints' | 'approvedAt'>) =>
  approvedBy !== null && points !== null && approvedAt !== null ? { approvedBy, points, approvedAt } : null

/** What stands around the rows of a page. */
interface Around {
  relatives: ReadonlySet<string>
  matches: ReadonlyMap<string, PhotoMatch[]>
  overdueBefore: Date
}

interface Readings {
  settings: SettingsService
  photoMatches: PhotoMatchesService
}

export function createReviewsService(dependencies: Dependencies & Readings): ReviewsService {
  const { database, clock, submissions, kinships, settings, photoMatches } = dependencies

  function present(actor: Actor, row: OpenRow, { relatives, matches, overdueBefore }: Around): ReviewItem {
    const firstApproval = firstApprovalOf(row)
    return {
      ...submissions.present(actor, row),
      minPoints: row.minPoints,
      maxPoints: row.maxPoints,
      defaultPoints: row.defaultPoints,
      twoApprovalsAbove: row.twoApprovalsAbove,
      firstApproval: firstApproval && {
        by: row.approvedByName ?? '', points: firstApproval.points, approvedAt: firstApproval.approvedAt.toISOString()
      },
      waitingSince: row.waitingSince.toISOString(),
      overdue: row.waitingSince < overdueBefore,
      bar: barOf(actor, row, { relatives, firstApproval }),
      photoMatches: matches.get(row.id) ?? [],
      sentThisMonth: row.sentThisMonth,
      approvedBefore: row.approvedBefore
    }
  }

  const overdueBefore = (reviewHours: number): Date => new Date(clock.now().getTime() - reviewHours * hour)

  return {
    ...createDecisions(dependencies),

    async list(actor, { cursor, limit = 20, column = null, gridId = null, flagged = false, decidable = false }) {
      const person = reviewer(actor)
      const { villageId, accountId, householdId } = person
      const after = decodeCursor(cursor)
      return database.inVillage(villageId, async (tx) => {
        const relatives = await kinships.relativesOf(tx, person)
        const { reviewHours } = await settings.read(tx, villageId)
        const households = householdId === null ? [...relatives] : [householdId, ...relatives]
        const decidableBy = decidable ? { accountId, households } : null
        const queue = { column, gridId, flagged, decidableBy, after, limit: limit + 1 }
        const found = await repository.listOpen(tx, villageId, queue, periodStart('month', clock.now()))
        const { rows, nextCursor } = pageOfRows(found, limit, ({ waitingSince, id }) => ({ createdAt: waitingSince, id }))
        const matches = await photoMatches.of(tx, villageId, rows.map(({ id }) => id))
        const around = { relatives, matches, overdueBefore: overdueBefore(reviewHours) }
        return { items: rows.map((row) => present(person, row, around)), nextCursor }
      })
    },

    async summary(actor) {
      const { villageId } = reviewer(actor)
      return database.inVillage(villageId, async (tx) => {
        const { reviewHours } = await settings.read(tx, villageId)
        const rows = await repository.countOpen(tx, villageId, overdueBefore(reviewHours))
        const sum = (of: 'waiting' | 'overdue') => rows.reduce((all, row) => all + row[of], 0)
        const oldest = rows.map((row) => row.oldestAt.getTime())
        return {
          waiting: sum('waiting'),
          overdue: sum('overdue'),
          flagged: await repository.countFlagged(tx, villageId),
          oldestAt: oldest.length > 0 ? new Date(Math.min(...oldest)).toISOString() : null,
          byColumn: rows.map(({ column, waiting }) => ({ column, waiting }))
        }
      })
    },

    async previous(actor, id) {
      const person = reviewer(actor)
      return database.inVillage(person.villageId, async (tx) => {
        const rows = await repository.listPrevious(tx, await submissions.read(tx, person, id), previousLimit)
        return { items: rows.map((row) => submissions.present(person, row)) }
      })
    },

    async decided(actor) {
      const person = reviewer(actor)
      const { villageId, accountId } = person
      const since = new Date(clock.now().getTime() - undoWithin)
      const rows = await database.inVillage(villageId, (tx) => repository.listDecidedBy(tx, villageId, accountId, since))
      const items = rows.flatMap((row) => {
        const firstApproval = firstApprovalOf(row)
        const at = decidedAt(person, row, firstApproval)
        if (at === null || undoRefusal(person, row, firstApproval, clock.now()) !== null) return []
        return [{ at, submission: submissions.present(person, row), points: row.points ?? firstApproval?.points ?? null }]
      })
      return {
        items: items
          .sort((a, b) => b.at.getTime() - a.at.getTime())
          .map(({ at, ...item }) => ({ ...item, undoUntil: new Date(at.getTime() + undoWithin).toISOString() }))
      }
    }
  }
}
