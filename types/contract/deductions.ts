import { Type, type Static } from '@sinclair/typebox'
import { Id, PageQuery, Timestamp, Version, oneOf, pageOf } from './common'
import { Photo } from './photos'

/** A rule points are taken under. */
export const DeductionRule = Type.Object({
  id: Id,
  name: Type.String(),
  hint: Type.String(),
  minPhotos: Type.Integer({ minimum: 1, maximum: 9 }),
  maxPhotos: Type.Integer({ minimum: 1, maximum: 9 }),
  points: Type.Integer({ description: 'What it costs unless another number within the range is chosen' }),
  minPoints: Type.Integer(),
  maxPoints: Type.Integer()
})
export type DeductionRule = Static<typeof DeductionRule>
export const DeductionRuleList = Type.Object({ items: Type.Array(DeductionRule) })
export type DeductionRuleList = Static<typeof DeductionRuleList>

/** `upheld`: the appeal changed nothing; `remitted`: the points came back. */
export const deductionStatuses = ['standing', 'appealed', 'upheld', 'remitted'] as const
export type DeductionStatus = (typeof deductionStatuses)[number]

/** 回避: why somebody else has to decide on the appeal. */
export const deductionBars = ['own_household', 'relative_household', 'second_person_needed'] as const
export type DeductionBar = (typeof deductionBars)[number]

/** 扣分: what a household lost, why, and what became of its word against it. */
export const Deduction = Type.Object({
  id: Id,
  rule: Type.Object({ id: Id, name: Type.String() }),
  household: Type.Object({ id: Id, label: Type.String() }),
  reason: Type.String(),
  points: Type.Integer({ description: 'What it was worth' }),
  taken: Type.Integer({ description: 'What the household had of it: points never fall below zero' }),
  photos: Type.Array(Photo),
  madeBy: Type.String({ description: 'Empty once they have left' }),
  createdAt: Timestamp,
  status: oneOf(deductionStatuses),
  appeal: Type.Union([Type.Object({ words: Type.String(), createdAt: Timestamp }), Type.Null()]),
  decision: Type.Union([Type.Object({ reason: Type.String(), by: Type.String(), decidedAt: Timestamp }), Type.Null()]),
  mayAppeal: Type.Boolean({ description: 'The one who asks belongs to the household, and nobody has appealed' }),
  bar: Type.Union([oneOf(deductionBars), Type.Null()], {
    description: 'Why the one who asks, who decides on such appeals, may not decide on this one'
  }),
  version: Version
})
export type Deduction = Static<typeof Deduction>
export const DeductionPage = pageOf(Deduction)
export type DeductionPage = Static<typeof DeductionPage>

export const DeductionQuery = Type.Composite(
  [
    PageQuery,
    Type.Object({
      own: Type.Optional(Type.Boolean({ description: 'true: those of the own household; else those of the village, for who may deduct' })),
      appealed: Type.Optional(Type.Boolean({ description: 'true: those whose appeal waits' }))
    })
  ],
  { additionalProperties: false }
)
export type DeductionQuery = Static<typeof DeductionQuery>

export const DeductionSummary = Type.Object({
  appealed: Type.Integer({ description: 'Appeals that wait for a decision' }),
  forMe: Type.Integer({ description: 'Of them, those the one who asks may decide' })
})
export type DeductionSummary = Static<typeof DeductionSummary>

export const DeductionCreate = Type.Object(
  {
    ruleId: Id,
    householdId: Id,
    photoIds: Type.Array(Id, { maxItems: 20, uniqueItems: true, description: 'Own uploads not yet used, in order; the rule says how many' }),
    reason: Type.String({ description: 'What happened, 1 to 200 characters' }),
    points: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: 'Within the rule\'s range; default the rule\'s points' }))
  },
  { additionalProperties: false }
)
export type DeductionCreate = Static<typeof DeductionCreate>

export const DeductionAppeal = Type.Object(
  { version: Version, words: Type.String({ description: 'Why it is wrong, 1 to 500 characters' }) },
  { additionalProperties: false }
)
export type DeductionAppeal = Static<typeof DeductionAppeal>

export const DeductionDecision = Type.Object(
  {
    version: Version,
    remit: Type.Boolean({ description: 'true: the points come back; false: it stays as it was' }),
    reason: Type.String({ description: 'What the household should know, 1 to 200 characters' })
  },
  { additionalProperties: false }
)
export type DeductionDecision = Static<typeof DeductionDecision>
