import { Type, type Static } from '@sinclair/typebox'
import { Id, Timestamp, Version, PageQuery, oneOf, pageOf } from './common'
import { PhotoMatch } from './photo-matches'
import { ErrorCode } from './problem'
import { Column } from './rules'
import { Submission } from './submissions'

/** 回避: why somebody else has to decide. */
export const reviewBars = ['own_household', 'relative_household', 'first_reviewer', 'second_person_needed'] as const
export type ReviewBar = (typeof reviewBars)[number]

/** A submission or an appeal that waits, with what a reviewer needs to decide it. */
export const ReviewItem = Type.Composite([
  Submission,
  Type.Object({
    minPoints: Type.Integer(),
    maxPoints: Type.Integer(),
    defaultPoints: Type.Integer(),
    twoApprovalsAbove: Type.Union([Type.Integer(), Type.Null()], { description: 'More points than this need a second reviewer' }),
    firstApproval: Type.Union(
      [Type.Object({ by: Type.String(), points: Type.Integer(), approvedAt: Timestamp }), Type.Null()],
      { description: 'One reviewer agreed to so many points; another one has to' }
    ),
    waitingSince: Type.String({ format: 'date-time', description: 'When it, or the appeal, was sent' }),
    overdue: Type.Boolean({ description: 'It waits longer than the village allows' }),
    bar: Type.Union([oneOf(reviewBars), Type.Null()], { description: 'Why the one who asks may not decide it' }),
    photoMatches: Type.Array(PhotoMatch, { description: 'Photos that look like others; a hint, nothing more' }),
    sentThisMonth: Type.Integer({ description: 'Submissions of this household under this rule this month, this one included' }),
    approvedBefore: Type.Integer({ description: 'Approved submissions of this household under this rule, ever' })
  })
])
export type ReviewItem = Static<typeof ReviewItem>
export const ReviewPage = pageOf(ReviewItem)
export type ReviewPage = Static<typeof ReviewPage>

export const ReviewQuery = Type.Composite(
  [
    PageQuery,
    Type.Object({
      column: Type.Optional(Column),
      gridId: Type.Optional(Id),
      flagged: Type.Optional(Type.Boolean({ description: 'true: those with a photo that looks like an earlier one' })),
      decidable: Type.Optional(Type.Boolean({ description: 'true: those the one who asks may decide' }))
    })
  ],
  { additionalProperties: false }
)
export type ReviewQuery = Static<typeof ReviewQuery>

export const ReviewSummary = Type.Object({
  waiting: Type.Integer(),
  overdue: Type.Integer({ description: 'Of them, those that wait longer than the village allows' }),
  flagged: Type.Integer({ description: 'Of them, those with a photo that looks like an earlier one' }),
  oldestAt: Type.Union([Timestamp, Type.Null()]),
  byColumn: Type.Array(Type.Object({ column: Column, waiting: Type.Integer() }))
})
export type ReviewSummary = Static<typeof ReviewSummary>

/** What the household sent in before under the same rule, newest first. */
export const PreviousList = Type.Object({ items: Type.Array(Submission) })
export type PreviousList = Static<typeof PreviousList>

/** A decision of one's own that can still be taken back. */
export const RecentDecision = Type.Object({
  submission: Submission,
  points: Type.Union([Type.Integer(), Type.Null()], { description: 'Given, or agreed to; null for a rejection' }),
  undoUntil: Timestamp
})
export type RecentDecision = Static<typeof RecentDecision>
export const RecentDecisionList = Type.Object({ items: Type.Array(RecentDecision) })
export type RecentDecisionList = Static<typeof RecentDecisionList>

export const Approval = Type.Object(
  {
    version: Version,
    points: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000, description: 'Within the rule\'s range; default the rule\'s points' }))
  },
  { additionalProperties: false }
)
export type Approval = Static<typeof Approval>

export const Rejection = Type.Object(
  { version: Version, reason: Type.String({ description: 'What the villager should know, 1 to 200 characters' }) },
  { additionalProperties: false }
)
export type Rejection = Static<typeof Rejection>

/** Approves, each with the rule's points, what the reviewer has looked at in these versions. */
export const BatchApproval = Type.Object(
  {
    items: Type.Array(Type.Object({ id: Id, version: Version }, { additionalProperties: false }), { minItems: 1, maxItems: 50 })
  },
  { additionalProperties: false }
)
export type BatchApproval = Static<typeof BatchApproval>

/** One for each, in their order: what it is now, or why it was left as it was. */
export const BatchResult = Type.Object({
  items: Type.Array(Type.Object({
    id: Id,
    submission: Type.Union([Submission, Type.Null()]),
    refusal: Type.Union([ErrorCode, Type.Null()])
  }))
})
export type BatchResult = Static<typeof BatchResult>
