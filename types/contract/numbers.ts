import { Type, type Static } from '@sinclair/typebox'
import { Timestamp } from './common'
import { Month } from './statements'
import { Village } from './villages'

/** What happened in one month of Asia/Shanghai. */
export const MonthFigures = Type.Object({
  month: Month,
  submissions: Type.Integer({ description: 'Sent in this month, less those withdrawn' }),
  activeHouseholds: Type.Integer({ description: 'Households that sent something in' }),
  approved: Type.Integer({ description: 'Decided this month' }),
  rejected: Type.Integer({ description: 'Decided this month, those under appeal too' }),
  reviewMinutes: Type.Union([Type.Integer(), Type.Null()], {
    description: 'From being sent to being decided, the median of what was decided this month; null where nothing was'
  }),
  pointsIssued: Type.Integer({ description: 'Given, less those taken back' }),
  pointsRedeemed: Type.Integer({ description: 'Handed over as goods' }),
  pointsOutstanding: Type.Integer({ description: 'What households had at the end of the month, or have now' })
})
export type MonthFigures = Static<typeof MonthFigures>

const numbers = {
  households: Type.Integer(),
  waiting: Type.Integer({ description: 'Waiting for a decision now' }),
  oldestAt: Type.Union([Timestamp, Type.Null()], { description: 'Since when the oldest of them waits' }),
  months: Type.Array(MonthFigures, { description: 'The last twelve, the oldest first, the running one at the end' })
}

/** A village in figures; no single person's or household's. */
export const VillageNumbers = Type.Object(numbers)
export type VillageNumbers = Static<typeof VillageNumbers>

/** One row of the supervisor's comparison. */
export const VillageOverview = Type.Object({ village: Village, ...numbers })
export type VillageOverview = Static<typeof VillageOverview>

export const VillageOverviewList = Type.Object({ items: Type.Array(VillageOverview) })
export type VillageOverviewList = Static<typeof VillageOverviewList>
