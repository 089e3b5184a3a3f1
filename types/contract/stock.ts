import { Type, type Static } from '@sinclair/typebox'
import { Id, PageQuery, Timestamp, oneOf, pageOf } from './common'

/** hold, release and hand_over follow the orders; the others are the keeper's. */
export const stockMovementKinds = ['in', 'out', 'broken', 'counted', 'hold', 'release', 'hand_over'] as const
export type StockMovementKind = (typeof stockMovementKinds)[number]

const Pieces = Type.Integer({ minimum: 1, maximum: 100_000, description: 'Pieces' })

/** What came with a delivery. */
export const Delivery = {
  quantity: Pieces,
  reason: Type.String({ maxLength: 60, description: 'From whom; may be empty' }),
  costFen: Type.Union([Type.Integer({ minimum: 0, maximum: 10_000_000 }), Type.Null()], {
    description: 'What one piece cost, in fen; null: unknown'
  })
}

/** What a keeper books: what came in, what was taken out for the village, what is broken or spoilt. */
export const NewStockMovement = Type.Union([
  Type.Object({ goodsId: Id, kind: Type.Literal('in'), ...Delivery }, { additionalProperties: false }),
  Type.Object(
    {
      goodsId: Id,
      kind: oneOf(['out', 'broken']),
      quantity: Pieces,
      reason: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })
    },
    { additionalProperties: false }
  )
])
export type NewStockMovement = Static<typeof NewStockMovement>

/** A line of the journal of the shelf. */
export const StockMovement = Type.Object({
  id: Type.String({ description: 'Grows with time' }),
  goods: Type.Object({ id: Id, name: Type.String() }),
  kind: oneOf(stockMovementKinds),
  quantity: Type.Integer({ description: 'Pieces; below zero where a count found fewer' }),
  change: Type.Integer({ description: 'Of what lies on the shelf; 0 for pieces that are set aside or given back' }),
  shelfAfter: Type.Integer({ description: 'Pieces on the shelf afterwards, those that are set aside included' }),
  reason: Type.String({ description: 'Or from whom it came; may be empty' }),
  costFen: Type.Union([Type.Integer(), Type.Null()], { description: 'What one piece cost' }),
  order: Type.Union([
    Type.Object({ id: Id, household: Type.Union([Type.String(), Type.Null()], { description: 'Label' }) }),
    Type.Null()
  ]),
  stockTakeId: Type.Union([Id, Type.Null()]),
  by: Type.Union([Type.String(), Type.Null()], { description: 'Name; null: by itself, or before there was a journal' }),
  createdAt: Timestamp
})
export type StockMovement = Static<typeof StockMovement>

export const StockMovementPage = pageOf(StockMovement)
export type StockMovementPage = Static<typeof StockMovementPage>

export const StockMovementQuery = Type.Composite([
  PageQuery,
  Type.Object({ goodsId: Type.Optional(Id), kind: Type.Optional(oneOf(stockMovementKinds)) })
], { additionalProperties: false })
export type StockMovementQuery = Static<typeof StockMovementQuery>
