import type { Rule } from '../../../types/contract/rules'
import type { SubmissionAction, SubmissionStatus } from '../../../types/contract/submissions'
import type { Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'

const noteMaxLength = 500
const placeMaxLength = 60
const appealMaxLength = 500

function checkLength(text: string, max: number): void {
  if (text.length > max) throw new AppError('text_too_long', undefined, { max, got: text.length })
}

/** @throws rule_closed, photo_count_wrong, activity_missing, text_too_long */
export function checkSubmission(
  rule: Pick<Rule, 'open' | 'minPhotos' | 'maxPhotos' | 'needsActivity'>,
  { photoCount, note, place, activityId }: { photoCount: number; note: string; place: string; activityId: string | null }
): void {
  if (!rule.open) throw new AppError('rule_closed')
  if (photoCount < rule.minPhotos || photoCount > rule.maxPhotos) {
    throw new AppError('photo_count_wrong', undefined, { min: rule.minPhotos, max: rule.maxPhotos, got: photoCount })
  }
  if (rule.needsActivity && activityId === null) throw new AppError('activity_missing')
  checkLength(note, noteMaxLength)
  checkLength(place, placeMaxLength)
}

/** What of a submission decides who may do what with it. */
interface Facts {
  householdId: string
  submittedBy: string
  consentBy: string | null
  status: SubmissionStatus
  version: number
  appealWords: string | null
  resubmittedAs: string | null
}

const isMember = (actor: Actor, { householdId }: Facts): boolean => householdId === actor.householdId

const isHelper = (actor: Actor, { submittedBy, consentBy }: Facts): boolean => consentBy !== null && submittedBy === actor.accountId

/** Seeing it outside of the review: its household, and who sent it in for that household. */
export const mayRead = (actor: Actor, submission: Facts): boolean => isMember(actor, submission) || isHelper(actor, submission)

const isWithdrawable = ({ status }: Facts): boolean => status === 'waiting'

const isResubmittable = ({ status, resubmittedAs }: Facts): boolean =>
  (status === 'rejected' || status === 'withdrawn') && resubmittedAs === null

const isAppealable = ({ status, appealWords, resubmittedAs }: Facts): boolean =>
  status === 'rejected' && appealWords === null && resubmittedAs === null

/** Arguing with the village is the household's own. */
export const mayAppeal = isMember

/** What the actor may do with it now. */
export function actionsOf(actor: Actor, submission: Facts): SubmissionAction[] {
  const concerned = mayRead(actor, submission)
  return [
    ...(concerned && isWithdrawable(submission) ? ['withdraw' as const] : []),
    ...(concerned && isResubmittable(submission) ? ['resubmit' as const] : []),
    ...(mayAppeal(actor, submission) && isAppealable(submission) ? ['appeal' as const] : [])
  ]
}

/** @throws submission_decided, stale_version */
export function checkWithdrawal(submission: Facts, version: number): void {
  if (!isWithdrawable(submission)) throw new AppError('submission_decided', undefined, { status: submission.status })
  checkVersion(submission, version)
}

/** @throws appeal_refused, stale_version */
export function checkAppeal(submission: Facts, version: number): void {
  if (!isAppealable(submission)) throw new AppError('appeal_refused', undefined, { status: submission.status })
  checkVersion(submission, version)
}

function checkVersion({ version, status }: Facts, seen: number): void {
  if (version !== seen) throw new AppError('stale_version', undefined, { version, status })
}

/** A second try is for the same household. @throws resubmission_refused */
export function checkResubmission(submission: Facts | null, householdId: string): void {
  if (submission?.householdId !== householdId || !isResubmittable(submission)) {
    throw new AppError('resubmission_refused', undefined, { status: submission?.status })
  }
}

/** The words of an appeal as they are kept. @throws reason_missing, text_too_long */
export function checkAppealWords(words: string): string {
  const kept = words.trim()
  if (kept === '') throw new AppError('reason_missing', 'an appeal has to say why')
  checkLength(kept, appealMaxLength)
  return kept
}
