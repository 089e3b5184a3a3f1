import type { Generated } from 'kysely'
import type { Fixed } from './fixed'

export interface FirstApprovals {
  villageId: Fixed<string>
  submissionId: Fixed<string>
  points: Fixed<number>
  approvedBy: Fixed<string>
  approvedAt: Fixed<Date>
}

export interface SecondLooks {
  villageId: Fixed<string>
  submissionId: Fixed<string>
  firstReviewer: Fixed<string>
  drawnAt: Fixed<Date>
  agrees: Generated<boolean | null>
  note: Generated<string>
  lookedBy: Generated<string | null>
  lookedAt: Generated<Date | null>
}

export interface PhotoMatches {
  villageId: Fixed<string>
  submissionId: Fixed<string>
  photoId: Fixed<string>
  otherSubmissionId: Fixed<string>
  otherPhotoId: Fixed<string>
  distance: Fixed<number>
}

export interface Deductions {
  villageId: Fixed<string>
  id: Fixed<string>
  ruleId: Fixed<string>
  householdId: string
  reason: Fixed<string>
  points: Fixed<number>
  madeBy: Fixed<string>
  createdAt: Fixed<Date>
  status: Generated<'standing' | 'appealed' | 'upheld' | 'remitted'>
  words: Generated<string | null>
  appealedBy: Generated<string | null>
  appealedAt: Generated<Date | null>
  decisionReason: Generated<string | null>
  decidedBy: Generated<string | null>
  decidedAt: Generated<Date | null>
  version: Generated<number>
}

export interface DeductionPhotos {
  villageId: Fixed<string>
  deductionId: Fixed<string>
  position: Fixed<number>
  photoId: Fixed<string>
}
