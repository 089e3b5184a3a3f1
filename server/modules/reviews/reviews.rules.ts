import type { ReviewBar } from '../../../types/contract/reviews'
import type { SubmissionStatus } from '../../../types/contract/submissions'
import type { Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'

const reasonMaxLength = 200

/** Milliseconds in which a decision can be taken back. */
export const undoWithin = 10 * 60_000

/** Of a submission, what decides who may do what with it. */
interface Reviewed {
  householdId: string
  submittedBy: string
  firstReviewer: string | null
  status: SubmissionStatus
  version: number
}

interface FirstApproval {
  approvedBy: string
  approvedAt: Date
}

/** What the reviewer has to do with it beside the submission itself. */
interface Circumstances {
  /** Households of declared kin. */
  relatives: ReadonlySet<string>
  firstApproval: Pick<FirstApproval, 'approvedBy'> | null
}

const isOpen = ({ status }: Pick<Reviewed, 'status'>): boolean => status === 'waiting' || status === 'appealed'

/**
 * 亲属回避: nobody decides on what their own household, they themselves or their kin sent in. And a second opinion is
 * another person's: on an appeal against one's own decision, and where one approval is not enough.
 */
export function barOf(actor: Actor, submission: Omit<Reviewed, 'version'>, { relatives, firstApproval }: Circumstances): ReviewBar | null {
  const { householdId, submittedBy, status, firstReviewer } = submission
  if (householdId === actor.householdId || submittedBy === actor.accountId) return 'own_household'
  if (relatives.has(householdId)) return 'relative_household'
  if (status === 'appealed' && firstReviewer === actor.accountId) return 'first_reviewer'
  return firstApproval?.approvedBy === actor.accountId ? 'second_person_needed' : null
}

/** @throws own_household, relative_household, already_reviewed, first_reviewer, second_person_needed, stale_version */
export function checkDecidable(actor: Actor, submission: Reviewed, circumstances: Circumstances, version: number): void {
  const bar = barOf(actor, submission, circumstances)
  if (bar === 'own_household' || bar === 'relative_household') throw new AppError(bar)
  if (!isOpen(submission)) throw new AppError('already_reviewed', undefined, { status: submission.status })
  if (bar !== null) throw new AppError(bar)
  checkVersion(submission, version)
}

function checkVersion({ version, status }: Reviewed, seen: number): void {
  if (version !== seen) throw new AppError('stale_version', undefined, { version, status })
}

/** Whether so many points wait for a second reviewer to agree. */
export const needsAnother = (
  { twoApprovalsAbove }: { twoApprovalsAbove: number | null }, points: number, firstApproval: object | null
): boolean => twoApprovalsAbove !== null && points > twoApprovalsAbove && firstApproval === null

interface Decided extends Reviewed {
  reviewedBy: string | null
  reviewedAt: Date | null
  resubmittedAs: string | null
}

/** When the actor decided what stands, or agreed first; null where somebody else did, or nobody. */
export function decidedAt(actor: Actor, submission: Decided, firstApproval: FirstApproval | null): Date | null {
  if (isOpen(submission)) return firstApproval?.approvedBy === actor.accountId ? firstApproval.approvedAt : null
  return submission.reviewedBy === actor.accountId ? submission.reviewedAt : null
}

/** Why it cannot be taken back, or not any more: who decided may do so for a while, unless the household has gone on from there. */
export function undoRefusal(actor: Actor, submission: Decided, firstApproval: FirstApproval | null, now: Date): AppError | null {
  const { status, reviewedBy, resubmittedAs } = submission
  if (status === 'appealed' && reviewedBy === actor.accountId) return new AppError('undo_too_late', 'there is an appeal', { status })
  const at = decidedAt(actor, submission, firstApproval)
  if (at === null) return new AppError('forbidden', 'only who decided takes it back')
  if (resubmittedAs !== null) return new AppError('undo_too_late', 'it was tried anew', { status: 'resubmitted' })
  return now.getTime() - at.getTime() > undoWithin ? new AppError('undo_too_late', undefined, { status }) : null
}

/** @throws stale_version, and what undoRefusal names: forbidden, undo_too_late */
export function checkUndo(
  actor: Actor, submission: Decided, { firstApproval, version, now }: { firstApproval: FirstApproval | null; version: number; now: Date }
): void {
  checkVersion(submission, version)
  const refusal = undoRefusal(actor, submission, firstApproval, now)
  if (refusal) throw refusal
}

/**
 * Whether it was decided once and waits again, by an appeal or because the decision was taken back: others may have been sent
 * in its place meanwhile. A first approval is a version of its own.
 */
export const wasDecidedBefore = ({ status, version }: Reviewed, firstApproval: FirstApproval | null): boolean =>
  status === 'appealed' || version > (firstApproval ? 2 : 1)

/** What the approval earns. @throws points_out_of_range */
export function pointsWithin(
  range: { minPoints: number; maxPoints: number; defaultPoints: number },
  wanted: number | undefined
): number {
  const points = wanted ?? range.defaultPoints
  if (points < range.minPoints || points > range.maxPoints) {
    throw new AppError('points_out_of_range', undefined, { min: range.minPoints, max: range.maxPoints, got: points })
  }
  return points
}

/** The reason as it is kept. @throws reason_missing, text_too_long */
export function checkReason(reason: string): string {
  const kept = reason.trim()
  if (kept === '') throw new AppError('reason_missing')
  if (kept.length > reasonMaxLength) throw new AppError('text_too_long', undefined, { max: reasonMaxLength, got: kept.length })
  return kept
}
