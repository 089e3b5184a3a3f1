import { Type, type Static } from '@sinclair/typebox'
import { Id, PageQuery, Timestamp, Version, pageOf } from './common'

const Person = Type.Object({ id: Id, name: Type.String({ description: 'Empty once they have left' }) })

/** 盘点 in short. */
export const StockTakeSummary = Type.Object({
  id: Id,
  startedBy: Person,
  startedAt: Timestamp,
  finishedBy: Type.Union([Person, Type.Null()]),
  finishedAt: Type.Union([Timestamp, Type.Null()], { description: 'null while it goes on' }),
  goods: Type.Integer({ description: 'Kinds that were counted' }),
  different: Type.Integer({ description: 'Kinds of which there were more or fewer than the books said' }),
  more: Type.Integer({ description: 'Pieces found beyond the books' }),
  fewer: Type.Integer({ description: 'Pieces missing' }),
  valueFen: Type.Integer({ description: 'What the differences are worth at the latest cost of each goods, in fen; below zero where it was lost' })
})
export type StockTakeSummary = Static<typeof StockTakeSummary>

export const StockTakePage = Type.Composite([
  pageOf(StockTakeSummary),
  Type.Object({ open: Type.Union([StockTakeSummary, Type.Null()], { description: 'The one that goes on' }) })
])
export type StockTakePage = Static<typeof StockTakePage>
export const StockTakeQuery = PageQuery

/** One goods of the count sheet. */
export const StockTakeLine = Type.Object({
  goodsId: Id,
  name: Type.String(),
  category: Type.String(),
  onSale: Type.Boolean(),
  held: Type.Integer({ description: 'Of those on the shelf, set aside for orders now' }),
  expected: Type.Integer({ description: 'On the shelf by the books: when it was counted, or now' }),
  counted: Type.Union([Type.Integer(), Type.Null()], { description: 'null until it is counted' }),
  reason: Type.String(),
  countedBy: Type.Union([Person, Type.Null()]),
  countedAt: Type.Union([Timestamp, Type.Null()]),
  costFen: Type.Union([Type.Integer(), Type.Null()], { description: 'Latest cost of one, in fen; null where nobody entered any' })
})
export type StockTakeLine = Static<typeof StockTakeLine>

export const StockTake = Type.Composite([
  StockTakeSummary,
  Type.Object({ lines: Type.Array(StockTakeLine, { description: 'In the order of the shop' }), version: Version })
])
export type StockTake = Static<typeof StockTake>

export const StockTakeLineParams = Type.Object({ id: Id, goodsId: Id }, { additionalProperties: false })
export const StockTakeCount = Type.Object(
  { counted: Type.Integer({ minimum: 0, maximum: 100_000, description: 'Pieces on the shelf, those set aside included' }) },
  { additionalProperties: false }
)
export type StockTakeCount = Static<typeof StockTakeCount>
export const StockTakeReason = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 60 }) }, { additionalProperties: false })
export type StockTakeReason = Static<typeof StockTakeReason>
