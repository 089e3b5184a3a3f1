import { Type, type Static } from '@sinclair/typebox'
import { Column } from './rules'

/** A household's month in figures, for its card. */
export const HouseholdMonth = Type.Object({
  month: Type.String({ pattern: '^\\d{4}-\\d{2}$', description: 'In Asia/Shanghai' }),
  firstMonth: Type.String({ pattern: '^\\d{4}-\\d{2}$', description: 'The one in which the village entered the household' }),
  label: Type.String(),
  village: Type.String(),
  earned: Type.Integer(),
  spent: Type.Integer({ description: 'Handed over as goods' }),
  place: Type.Union([Type.Integer(), Type.Null()], { description: 'On the month\'s board; null without points' }),
  approved: Type.Array(Type.Object({ column: Column, name: Type.String(), count: Type.Integer() })),
  weeksInARow: Type.Integer({
    description: 'Weeks, Monday to Sunday, with something sent in that got approved, up to the month\'s last (or the running) week or the one before'
  })
})
export type HouseholdMonth = Static<typeof HouseholdMonth>

export const MonthQuery = Type.Object(
  { month: Type.Optional(Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', description: 'Default the running one' })) },
  { additionalProperties: false }
)
export type MonthQuery = Static<typeof MonthQuery>
