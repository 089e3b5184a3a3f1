import type { SubmissionStatus } from '../../../types/contract/submissions'
import type { Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'

const reasonMaxLength = 200

interface Reviewed {
  householdId: string
  submittedBy: string
  firstReviewer: string | null
  status: SubmissionStatus
  version: number
}

/** 亲属回避: nobody decides on what their own household, or they themselves, sent in. */
export const isOwn = (actor: Actor, { householdId, submittedBy }: Pick<Reviewed, 'householdId' | 'submittedBy'>): boolean =>
  householdId === actor.householdId || submittedBy === actor.accountId

/** Nobody decides on an appeal against their own decision. */
export const isFirstReviewer = (actor: Actor, { status, firstReviewer }: Pick<Reviewed, 'status' | 'firstReviewer'>): boolean =>
  status === 'appealed' && firstReviewer === actor.accountId

/** @throws own_household, already_reviewed, first_reviewer, stale_version */
export function checkDecidable(actor: Actor, submission: Reviewed, version: number): void {
  if (isOwn(actor, submission)) throw new AppError('own_household')
  const isOpen = submission.status === 'waiting' || submission.status === 'appealed'
  if (!isOpen) throw new AppError('already_reviewed', undefined, { status: submission.status })
  if (isFirstReviewer(actor, submission)) throw new AppError('first_reviewer')
  if (submission.version !== version) {
    throw new AppError('stale_version', undefined, { version: submission.version, status: submission.status })
  }
}

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
