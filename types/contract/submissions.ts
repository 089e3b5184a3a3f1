import { Type, type Static } from '@sinclair/typebox'
import { Id, PageQuery, Timestamp, Version, oneOf, pageOf } from './common'
import { Photo } from './photos'
import { Column } from './rules'
import { VoiceNote } from './voice-notes'

/** `appealed`: rejected, and waiting for the word of another reviewer. */
export const submissionStatuses = ['waiting', 'approved', 'rejected', 'withdrawn', 'appealed'] as const
export type SubmissionStatus = (typeof submissionStatuses)[number]
export const SubmissionStatus = oneOf(submissionStatuses)

export const consentWays = ['in_person', 'by_phone'] as const
export type ConsentWay = (typeof consentWays)[number]

/** 代拍: another household's points, with the recorded consent of one of its people. */
export const OnBehalfOf = Type.Object(
  {
    householdId: Id,
    consentBy: Type.String({ minLength: 1, maxLength: 20, pattern: '\\S', description: 'Name of the one who agreed' }),
    consentGiven: oneOf(consentWays)
  },
  { additionalProperties: false }
)
export type OnBehalfOf = Static<typeof OnBehalfOf>

export const SubmissionCreate = Type.Object(
  {
    ruleId: Id,
    photoIds: Type.Array(Id, { maxItems: 20, uniqueItems: true, description: 'Own uploads not yet used, in order; the rule says how many' }),
    note: Type.Optional(Type.String({ description: 'The villager\'s words, at most 500 characters' })),
    place: Type.Optional(Type.String({ description: 'Where it was, in words, at most 60 characters' })),
    voiceNoteId: Type.Optional(Id),
    activityId: Type.Optional(Type.String({ format: 'uuid', description: 'A running activity of the rule\'s column' })),
    resubmissionOf: Type.Optional(
      Type.String({ format: 'uuid', description: 'A rejected or withdrawn one of the household; its photos may be used again' })
    ),
    onBehalfOf: Type.Optional(OnBehalfOf)
  },
  { additionalProperties: false }
)
export type SubmissionCreate = Static<typeof SubmissionCreate>

/** What the one who asks may do with it now. */
export const submissionActions = ['withdraw', 'resubmit', 'appeal'] as const
export type SubmissionAction = (typeof submissionActions)[number]

/** A word against a rejection; decided by another reviewer than the first. */
export const Appeal = Type.Object({
  words: Type.String(),
  createdAt: Timestamp,
  firstReason: Type.String({ description: 'What the rejection said' }),
  firstReviewedAt: Timestamp,
  upheld: Type.Union([Type.Boolean(), Type.Null()], { description: 'null until somebody has decided' }),
  decidedAt: Type.Union([Timestamp, Type.Null()])
})
export type Appeal = Static<typeof Appeal>

export const AppealCreate = Type.Object(
  { version: Version, words: Type.String({ description: 'Why the rejection is wrong, 1 to 500 characters' }) },
  { additionalProperties: false }
)
export type AppealCreate = Static<typeof AppealCreate>

export const Submission = Type.Object({
  id: Id,
  rule: Type.Object({ id: Id, seriesId: Id, name: Type.String(), column: Column }),
  household: Type.Object({ id: Id, label: Type.String() }),
  submittedBy: Type.String({ description: 'Name of the one who sent it; empty once they have left' }),
  own: Type.Boolean({ description: 'Sent by the one who asks' }),
  onBehalf: Type.Union(
    [Type.Object({ consentBy: Type.String(), consentGiven: oneOf(consentWays) }), Type.Null()],
    { description: 'Sent in by somebody outside of the household, with this consent' }
  ),
  photos: Type.Array(Photo),
  note: Type.String(),
  place: Type.String(),
  voiceNote: Type.Union([VoiceNote, Type.Null()]),
  activity: Type.Union([Type.Object({ id: Id, title: Type.String() }), Type.Null()]),
  status: SubmissionStatus,
  points: Type.Union([Type.Integer(), Type.Null()], { description: 'Awarded points once approved' }),
  rejectReason: Type.Union([Type.String(), Type.Null()]),
  appeal: Type.Union([Appeal, Type.Null()]),
  resubmissionOf: Type.Union([Id, Type.Null()]),
  resubmittedAs: Type.Union([Id, Type.Null()]),
  actions: Type.Array(oneOf(submissionActions)),
  createdAt: Timestamp,
  reviewedAt: Type.Union([Timestamp, Type.Null()]),
  withdrawnAt: Type.Union([Timestamp, Type.Null()]),
  version: Version
})
export type Submission = Static<typeof Submission>
export const SubmissionPage = pageOf(Submission)
export type SubmissionPage = Static<typeof SubmissionPage>

export const SubmissionQuery = Type.Composite(
  [
    PageQuery,
    Type.Object({
      status: Type.Optional(SubmissionStatus),
      open: Type.Optional(Type.Boolean({ description: 'true: those that wait for a decision, appeals too' })),
      column: Type.Optional(Column),
      sentForOthers: Type.Optional(Type.Boolean({ description: 'true: what one sent in for other households, instead of the own household\'s' }))
    })
  ],
  { additionalProperties: false }
)
export type SubmissionQuery = Static<typeof SubmissionQuery>
