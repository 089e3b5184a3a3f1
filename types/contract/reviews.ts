import { Type, type Static } from '@sinclair/typebox'
import { Timestamp, Version, PageQuery, pageOf } from './common'
import { Column } from './rules'
import { Submission } from './submissions'

/** A submission or an appeal that waits, with what a reviewer needs to decide it. */
export const ReviewItem = Type.Composite([
  Submission,
  Type.Object({
    minPoints: Type.Integer(),
    maxPoints: Type.Integer(),
    defaultPoints: Type.Integer(),
    waitingSince: Type.String({ format: 'date-time', description: 'When it, or the appeal, was sent' }),
    ownHousehold: Type.Boolean({ description: 'The reviewer\'s own household, or sent by them: somebody else has to decide' }),
    firstReviewer: Type.Boolean({ description: 'The reviewer rejected what is appealed against: somebody else has to decide' }),
    sentThisMonth: Type.Integer({ description: 'Submissions of this household under this rule this month, this one included' }),
    approvedBefore: Type.Integer({ description: 'Approved submissions of this household under this rule, ever' })
  })
])
export type ReviewItem = Static<typeof ReviewItem>
export const ReviewPage = pageOf(ReviewItem)
export type ReviewPage = Static<typeof ReviewPage>

export const ReviewQuery = Type.Composite(
  [PageQuery, Type.Object({ column: Type.Optional(Column) })],
  { additionalProperties: false }
)
export type ReviewQuery = Static<typeof ReviewQuery>

export const ReviewSummary = Type.Object({
  waiting: Type.Integer(),
  oldestAt: Type.Union([Timestamp, Type.Null()]),
  byColumn: Type.Array(Type.Object({ column: Column, waiting: Type.Integer() }))
})
export type ReviewSummary = Static<typeof ReviewSummary>

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
