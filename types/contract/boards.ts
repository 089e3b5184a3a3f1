import { Type, type Static } from '@sinclair/typebox'
import { oneOf } from './common'

export const boardPeriods = ['month', 'quarter', 'year', 'all'] as const
export type BoardPeriod = (typeof boardPeriods)[number]

export const BoardQuery = Type.Object(
  { period: Type.Optional(oneOf(boardPeriods)) },
  { additionalProperties: false }
)
export type BoardQuery = Static<typeof BoardQuery>

export const BoardRow = Type.Object({
  place: Type.Integer({ minimum: 1, description: 'Equal points share a place' }),
  household: Type.Union([Type.String(), Type.Null()], { description: 'Label; null for one that does not want to be named' }),
  points: Type.Integer({ description: 'Earned in the period' }),
  own: Type.Boolean()
})
export type BoardRow = Static<typeof BoardRow>

/** Earned points by household in a period of Asia/Shanghai; the own row is there even outside the first 50. */
export const Board = Type.Object({
  items: Type.Array(BoardRow),
  own: Type.Union(
    [
      Type.Composite([
        BoardRow,
        Type.Object({ toNext: Type.Union([Type.Integer(), Type.Null()], { description: 'Points missing to the next better place; null for the first' }) })
      ]),
      Type.Null()
    ],
    { description: 'null without a household' }
  )
})
export type Board = Static<typeof Board>

export const GridBoardRow = Type.Object({
  place: Type.Integer({ minimum: 1, description: 'Equal points per household share a place' }),
  grid: Type.String(),
  points: Type.Integer({ description: 'Earned in the period by all of its households' }),
  households: Type.Integer(),
  own: Type.Boolean()
})
export type GridBoardRow = Static<typeof GridBoardRow>

/** Grids by points per household, because they differ in size. */
export const GridBoard = Type.Object({ items: Type.Array(GridBoardRow) })
export type GridBoard = Static<typeof GridBoard>
