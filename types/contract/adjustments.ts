import { Type, type Static } from '@sinclair/typebox'
import { Id, PageQuery, Timestamp, Version, oneOf, pageOf } from './common'

const adjustmentStatuses = ['waiting', 'posted', 'refused'] as const
export type AdjustmentStatus = (typeof adjustmentStatuses)[number]

/** 人工调整: points given to a household or taken from it by hand, with a reason. */
export const Adjustment = Type.Object({
  id: Id,
  household: Type.Object({ id: Id, label: Type.String() }),
  amount: Type.Integer({ description: 'Above zero given, below zero taken' }),
  reason: Type.String(),
  status: oneOf(adjustmentStatuses),
  askedBy: Type.Object({ id: Id, name: Type.String({ description: 'Empty once they have left' }) }),
  decidedBy: Type.Union([Type.Object({ id: Id, name: Type.String() }), Type.Null()], {
    description: 'The second person; null where none was needed or none has come'
  }),
  refusal: Type.Union([Type.String(), Type.Null()]),
  decidable: Type.Boolean({ description: 'Whether the one who asks may be the second person' }),
  createdAt: Timestamp,
  decidedAt: Type.Union([Timestamp, Type.Null()]),
  version: Version
})
export type Adjustment = Static<typeof Adjustment>
export const AdjustmentPage = pageOf(Adjustment)
export type AdjustmentPage = Static<typeof AdjustmentPage>

export const AdjustmentQuery = Type.Composite(
  [PageQuery, Type.Object({ waiting: Type.Optional(Type.Boolean({ description: 'Only those that wait for a second person, or only the others' })) })],
  { additionalProperties: false }
)
export type AdjustmentQuery = Static<typeof AdjustmentQuery>

export const AdjustmentCreate = Type.Object(
  {
    householdId: Id,
    amount: Type.Integer({ minimum: -1000, maximum: 1000, description: 'Not zero' }),
    reason: Type.String({ minLength: 1, maxLength: 200, description: 'Read by the household and, in the monthly statement, by the village' })
  },
  { additionalProperties: false }
)
export type AdjustmentCreate = Static<typeof AdjustmentCreate>

export const AdjustmentRefusal = Type.Object(
  { version: Version, reason: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false }
)
export type AdjustmentRefusal = Static<typeof AdjustmentRefusal>
