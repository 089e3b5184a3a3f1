import { Type, type Static } from '@sinclair/typebox'
import { Id, PageQuery, Timestamp, oneOf, pageOf } from './common'

const Nullable = (what: string) => Type.Union([Type.Integer(), Type.Null()], { description: what })

/** red: less than all points are worth. amber: less than 120 % of it, or within two months. unknown: nobody entered a cost. */
export const reserveStatuses = ['fine', 'amber', 'red', 'unknown'] as const
export type ReserveStatus = (typeof reserveStatuses)[number]

/** Goods on sale or on the shelf, by what a point buys of them. */
export const ReserveGoods = Type.Object({
  goodsId: Id,
  name: Type.String(),
  onSale: Type.Boolean(),
  points: Nullable('Price of one; null before the first starts'),
  shelf: Type.Integer({ description: 'Pieces there, those set aside for orders included' }),
  costFen: Nullable('What one cost when it was last bought, in fen; null where nobody entered it'),
  boughtAt: Type.Union([Timestamp, Type.Null()]),
  fenPerPoint: Nullable('What a point spent on it costs the village, in fen'),
  against: Nullable('The same in percent of the average')
})
export type ReserveGoods = Static<typeof ReserveGoods>

/** 备付: whether what the village has would buy what all points are good for. Money in fen. */
export const Reserve = Type.Object({
  status: oneOf(reserveStatuses),
  stockValueFen: Type.Integer({ description: 'Pieces on the shelf at the latest cost of each goods' }),
  budgetFen: Type.Integer({ description: 'All that was set aside' }),
  purchasesFen: Type.Integer({ description: 'All that came in, at its cost' }),
  budgetLeftFen: Type.Integer({ description: 'Below zero where more was bought than set aside' }),
  free: Type.Integer({ description: 'Points that households can spend' }),
  held: Type.Integer({ description: 'Points of open orders' }),
  pointFen: Type.Union([Type.Number(), Type.Null()], { description: 'What a point costs in fen, to a hundredth' }),
  pointFrom: Type.Union([oneOf(['handed_over', 'on_sale'] as const), Type.Null()], {
    description: 'Of what was handed over in the last 90 days, or where that says nothing, of the goods on sale'
  }),
  liabilityFen: Nullable('What all points are worth in goods'),
  cover: Nullable('Stock and budget left in percent of that; null where there are no points or no cost'),
  issued: Type.Integer({ description: 'Points given in 30 days, less those taken back, at the pace of the last 90' }),
  redeemed: Type.Integer({ description: 'Points spent in 30 days, at the same pace' }),
  monthsLeft: Type.Union([Type.Number(), Type.Null()], {
    description: 'Until the cover falls under 100 % at this pace, to a tenth; 0 where it has; null where it does not'
  }),
  goods: Type.Array(ReserveGoods)
})
export type Reserve = Static<typeof Reserve>

/** Money set aside for goods. */
export const BudgetEntry = Type.Object({
  id: Id,
  amountFen: Type.Integer({ description: 'Below zero where it takes another entry back' }),
  reason: Type.String(),
  by: Type.String({ description: 'Empty once they have left' }),
  createdAt: Timestamp,
  reverses: Type.Union([Id, Type.Null()], { description: 'The entry it takes back' }),
  reversed: Type.Boolean({ description: 'Whether another entry has taken it back' })
})
export type BudgetEntry = Static<typeof BudgetEntry>
export const BudgetPage = pageOf(BudgetEntry)
export type BudgetPage = Static<typeof BudgetPage>
export const BudgetQuery = PageQuery

const Reason = Type.String({ minLength: 1, maxLength: 60 })
export const BudgetCreate = Type.Object(
  { amountFen: Type.Integer({ minimum: 1, maximum: 10_000_000_000 }), reason: Reason },
  { additionalProperties: false }
)
export type BudgetCreate = Static<typeof BudgetCreate>
export const BudgetReversal = Type.Object({ reason: Reason }, { additionalProperties: false })
export type BudgetReversal = Static<typeof BudgetReversal>
