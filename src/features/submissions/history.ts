import type { Submission } from '@contract/submissions'
import type { Tone } from '@/components/card'
import type { IconName } from '@/components/icons'
import { submissions } from '@/words'
import * as words from '@/words'

export interface Step {
  icon: IconName
  tone: Tone
  title: string
  note?: string
  /** Another submission that this step leads to. */
  link?: { label: string; id: string }
}

const at = (instant: string | null) => (instant ? words.when(instant) : undefined)

function sent({ own, onBehalf, submittedBy, household, photos, createdAt, resubmissionOf }: Submission): Step {
  const name = own ? null : submittedBy
  const link = resubmissionOf ? { label: submissions.seeEarlier, id: resubmissionOf } : undefined
  if (onBehalf) {
    return {
      icon: 'hand-heart', tone: 'plain', title: submissions.sentFor(name, household.label, photos.length),
      note: submissions.agreed(onBehalf.consentBy, onBehalf.consentGiven, words.when(createdAt)), link
    }
  }
  const say = resubmissionOf ? submissions.sentAgain : submissions.sent
  return { icon: 'camera', tone: 'plain', title: say(name, photos.length), note: at(createdAt), link }
}

const waiting: Step = { icon: 'clock', tone: 'amber', title: submissions.waitingStep, note: submissions.waitingSince }

const rejected = (title: string, note?: string): Step => ({ icon: 'circle-x', tone: 'vermilion', title, note })

const approved = (title: string, note?: string): Step => ({ icon: 'badge-check', tone: 'jade', title, note })

/** What came of an appeal, and what it was about. */
function appealed({ appeal, points, rejectReason }: Submission): Step[] {
  if (!appeal) return []
  const { words: said, createdAt, firstReason, firstReviewedAt, upheld, decidedAt } = appeal
  const outcome = upheld
    ? approved(submissions.upheldStep(points ?? 0), at(decidedAt))
    : rejected(submissions.dismissedStep(rejectReason ?? ''), at(decidedAt))
  return [
    upheld === null ? { ...waiting, title: submissions.appealWaitingStep } : outcome,
    { icon: 'flag', tone: 'amber', title: submissions.appealStep(said), note: at(createdAt) },
    rejected(submissions.rejectedStep(firstReason), at(firstReviewedAt))
  ]
}

function decided(submission: Submission): Step[] {
  const { status, points, rejectReason, reviewedAt, withdrawnAt } = submission
  if (submission.appeal) return appealed(submission)
  if (status === 'approved') return [approved(submissions.approvedStep(points ?? 0), at(reviewedAt))]
  if (status === 'rejected') return [rejected(submissions.rejectedStep(rejectReason ?? ''), at(reviewedAt))]
  if (status === 'withdrawn') return [{ icon: 'rotate-ccw', tone: 'plain', title: submissions.withdrawnStep, note: at(withdrawnAt) }]
  return [waiting]
}

/** Everything that has happened to a submission, the newest step first. */
export function historyOf(submission: Submission): Step[] {
  const { resubmittedAs } = submission
  const next: Step[] = resubmittedAs
    ? [{ icon: 'camera', tone: 'jade', title: submissions.resubmittedStep, link: { label: submissions.seeNext, id: resubmittedAs } }]
    : []
  return [...next, ...decided(submission), sent(submission)]
}
