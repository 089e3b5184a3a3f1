import type { Generated, GeneratedAlways } from 'kysely'
import type { BasePeriod, Column, RuleKind } from '../../../types/contract/rules'
import type { ConsentWay, SubmissionStatus } from '../../../types/contract/submissions'
import type { UploadKind } from '../../../types/contract/uploads'
import type { Fixed } from './fixed'

export interface Rules {
  villageId: Fixed<string>
  id: Generated<string>
  /** The same for every version of a rule. */
  seriesId: Fixed<string>
  kind: Generated<RuleKind>
  /** null for those that no photo is sent in for */
  column: Fixed<Column | null>
  position: number
  name: Fixed<string>
  hint: Fixed<string>
  minPhotos: Fixed<number>
  maxPhotos: Fixed<number>
  points: Fixed<number>
  minPoints: Fixed<number>
  maxPoints: Fixed<number>
  anonymous: Generated<boolean>
  needsActivity: Generated<boolean>
  capDay: Generated<number | null>
  capWeek: Generated<number | null>
  capMonth: Generated<number | null>
  twoApprovalsAbove: Generated<number | null>
  basePeriod: Generated<BasePeriod | null>
  startsAt: Fixed<Date>
  createdBy: Generated<string | null>
  closedAt: Generated<Date | null>
  createdAt: Fixed<Date>
}

export interface Activities {
  villageId: Fixed<string>
  id: Generated<string>
  column: 'volunteering' | 'study'
  title: string
  place: string
  startsAt: Date
  endsAt: Date
  description: Generated<string>
  capacity: Generated<number | null>
  signUpUntil: Generated<Date | null>
  points: Generated<number | null>
  pointsGivenAt: Generated<Date | null>
  cancelledAt: Generated<Date | null>
  createdBy: Generated<string | null>
  version: Generated<number>
  createdAt: Fixed<Date>
}

export interface Uploads {
  villageId: Fixed<string>
  id: Fixed<string>
  accountId: Fixed<string>
  kind: Fixed<UploadKind>
  bytes: Fixed<number>
  sha256: Fixed<Buffer>
  received: Generated<number>
  resourceId: Generated<string | null>
  createdAt: Fixed<Date>
}

export interface UploadPieces {
  villageId: Fixed<string>
  uploadId: Fixed<string>
  position: Fixed<number>
  content: Fixed<Buffer>
}

export interface Photos {
  villageId: Fixed<string>
  id: Fixed<string>
  uploadedBy: Fixed<string>
  sha256: Fixed<Buffer>
  /** bigint, as text */
  perceptualHash: Fixed<string>
  /** Its four parts of 16 bits. */
  bandA: GeneratedAlways<number>
  bandB: GeneratedAlways<number>
  bandC: GeneratedAlways<number>
  bandD: GeneratedAlways<number>
  width: Fixed<number>
  height: Fixed<number>
  createdAt: Fixed<Date>
}

export interface VoiceNotes {
  villageId: Fixed<string>
  id: Fixed<string>
  recordedBy: Fixed<string>
  mediaType: Fixed<string>
  content: Fixed<Buffer>
  createdAt: Fixed<Date>
}

export interface Submissions {
  villageId: Fixed<string>
  id: Fixed<string>
  ruleId: Fixed<string>
  householdId: string
  submittedBy: Fixed<string>
  note: Fixed<string>
  place: Generated<string>
  activityId: Generated<string | null>
  voiceNoteId: Generated<string | null>
  resubmissionOf: Generated<string | null>
  withdrawnAt: Generated<Date | null>
  waitingSince: Date
  consentBy: Generated<string | null>
  consentGiven: Generated<ConsentWay | null>
  status: Generated<SubmissionStatus>
  points: Generated<number | null>
  rejectReason: Generated<string | null>
  reviewedBy: Generated<string | null>
  reviewedAt: Generated<Date | null>
  version: Generated<number>
  createdAt: Fixed<Date>
}

export interface SubmissionPhotos {
  villageId: Fixed<string>
  submissionId: Fixed<string>
  position: Fixed<number>
  photoId: Fixed<string>
  released: Generated<boolean>
}

export interface Appeals {
  villageId: Fixed<string>
  submissionId: Fixed<string>
  words: Fixed<string>
  appealedBy: Fixed<string>
  createdAt: Fixed<Date>
  firstReason: Fixed<string>
  firstReviewer: Fixed<string>
  firstReviewedAt: Fixed<Date>
  upheld: Generated<boolean | null>
  decidedBy: Generated<string | null>
  decidedAt: Generated<Date | null>
}

export interface Likes {
  villageId: Fixed<string>
  submissionId: Fixed<string>
  accountId: Fixed<string>
  createdAt: Fixed<Date>
}
