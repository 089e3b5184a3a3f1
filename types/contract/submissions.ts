import { Type, type Static } from '@sinclair/typebox'
import { Id, PageQuery, Timestamp, Version, oneOf, pageOf } from './common'
import { Photo } from './photos'
import { Column } from './rules'

export const submissionStatuses = ['waiting', 'approved', 'rejected'] as const
export type SubmissionStatus = (typeof submissionStatuses)[number]
export const SubmissionStatus = oneOf(submissionStatuses)

export const SubmissionCreate = Type.Object(
  {
    ruleId: Id,
    photoIds: Type.Array(Id, { maxItems: 20, uniqueItems: true, description: 'Own uploads not yet used, in order; the rule says how many' }),
    note: Type.Optional(Type.String({ description: 'The villager\'s words, at most 500 characters' }))
  },
  { additionalProperties: false }
)
export type SubmissionCreate = Static<typeof SubmissionCreate>

export const Submission = Type.Object({
  id: Id,
  rule: Type.Object({ id: Id, name: Type.String(), column: Column }),
  household: Type.Object({ id: Id, label: Type.String() }),
  submittedBy: Type.String({ description: 'Name of the member who sent it' }),
  photos: Type.Array(Photo),
  note: Type.String(),
  status: SubmissionStatus,
  points: Type.Union([Type.Integer(), Type.Null()], { description: 'Awarded points once approved' }),
  rejectReason: Type.Union([Type.String(), Type.Null()]),
  createdAt: Timestamp,
  reviewedAt: Type.Union([Timestamp, Type.Null()]),
  version: Version
})
export type Submission = Static<typeof Submission>
export const SubmissionPage = pageOf(Submission)
export type SubmissionPage = Static<typeof SubmissionPage>

export const SubmissionQuery = Type.Composite(
  [PageQuery, Type.Object({ status: Type.Optional(SubmissionStatus) })],
  { additionalProperties: false }
)
export type SubmissionQuery = Static<typeof SubmissionQuery>
