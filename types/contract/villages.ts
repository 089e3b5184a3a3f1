import { Type, type Static } from '@sinclair/typebox'
import { Id } from './common'
import { GoodsList } from './goods'
import { Rule } from './rules'

/** What anybody may know of a village before signing in. */
export const Village = Type.Object({
  id: Id,
  name: Type.String(),
  county: Type.String({ description: 'District or county, e.g. 潮安区' })
})
export type Village = Static<typeof Village>

export const VillageList = Type.Object({
  items: Type.Array(Village),
  demo: Type.Boolean({ description: 'Whether demo sign-ins are open on this server' })
})
export type VillageList = Static<typeof VillageList>

/** One row of the supervisor's comparison; counts are of the running month in Asia/Shanghai unless named otherwise. */
export const VillageOverview = Type.Object({
  village: Village,
  households: Type.Integer(),
  activeHouseholds: Type.Integer({ description: 'Households with a submission this month' }),
  submissions: Type.Integer(),
  approved: Type.Integer(),
  waiting: Type.Integer({ description: 'Waiting now, whatever the month' }),
  pointsAwarded: Type.Integer(),
  pointsRedeemed: Type.Integer(),
  pointsOutstanding: Type.Integer({ description: 'Points households could still spend now, held ones included' })
})
export type VillageOverview = Static<typeof VillageOverview>

export const VillageOverviewList = Type.Object({ items: Type.Array(VillageOverview) })
export type VillageOverviewList = Static<typeof VillageOverviewList>

/** What a village shows to somebody who has not signed in: what it gives points for and what they are worth. No person. */
export const VillageShowcase = Type.Object({ village: Village, rules: Type.Array(Rule), goods: GoodsList })
export type VillageShowcase = Static<typeof VillageShowcase>
