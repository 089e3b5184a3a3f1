import type { Appeal, Submission } from '../../../types/contract/submissions'
import type { Actor } from '../../shared/actor'
import type { PhotosService } from '../photos/photos.service'
import type { VoiceNotesService } from '../voice-notes/voice-notes.service'
import { actionsOf } from './submissions.rules'
import type { SubmissionRow } from './submissions.repository'

interface Dependencies {
  photos: Pick<PhotosService, 'present'>
  voiceNotes: Pick<VoiceNotesService, 'present'>
}

function appealOf({ appealWords, appealedAt, firstReason, firstReviewedAt, appealUpheld, appealDecidedAt }: SubmissionRow): Appeal | null {
  if (appealWords === null || appealedAt === null || firstReason === null || firstReviewedAt === null) return null
  return {
    words: appealWords,
    createdAt: appealedAt.toISOString(),
    firstReason,
    firstReviewedAt: firstReviewedAt.toISOString(),
    upheld: appealUpheld,
    decidedAt: appealDecidedAt?.toISOString() ?? null
  }
}

/** Rows as they cross the wire, to somebody who may see them. */
export const createPresenter = ({ photos, voiceNotes }: Dependencies) =>
  (actor: Actor, row: SubmissionRow): Submission => {
    const { villageId, voiceNoteId, activityId, activityTitle, consentBy, consentGiven } = row
    return {
      id: row.id,
      rule: { id: row.ruleId, seriesId: row.seriesId, name: row.ruleName, column: row.column },
      household: { id: row.householdId, label: row.householdLabel },
      submittedBy: row.submittedByName,
      own: row.submittedBy === actor.accountId,
      onBehalf: consentBy && consentGiven ? { consentBy, consentGiven } : null,
      photos: row.photos.map((photo) => photos.present({ villageId, ...photo })),
      note: row.note,
      place: row.place,
      voiceNote: voiceNoteId === null ? null : voiceNotes.present({ villageId, id: voiceNoteId }),
      activity: activityId && activityTitle ? { id: activityId, title: activityTitle } : null,
      status: row.status,
      points: row.points,
      rejectReason: row.rejectReason,
      appeal: appealOf(row),
      resubmissionOf: row.resubmissionOf,
      resubmittedAs: row.resubmittedAs,
      actions: actionsOf(actor, row),
      createdAt: row.createdAt.toISOString(),
      reviewedAt: row.reviewedAt?.toISOString() ?? null,
      withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
      version: row.version
    }
  }
