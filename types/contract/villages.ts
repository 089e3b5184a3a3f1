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

/** What a village shows to somebody who has not signed in: what it gives points for and what they are worth. No person. */
export const VillageShowcase = Type.Object({ village: Village, rules: Type.Array(Rule), goods: GoodsList })
export type VillageShowcase = Static<typeof VillageShowcase>
