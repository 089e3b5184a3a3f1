import { Type, type Static } from '@sinclair/typebox'
import { Id, oneOf } from './common'

export const columns = ['courtyard', 'volunteering', 'environment', 'study', 'honour'] as const
export type Column = (typeof columns)[number]
export const Column = oneOf(columns)

/** `upload`: for photos of a column; `deduction`: takes points away; `base`: for every household, each period anew. */
export const ruleKinds = ['upload', 'deduction', 'base'] as const
export type RuleKind = (typeof ruleKinds)[number]
export const basePeriods = ['month', 'quarter', 'year'] as const
export type BasePeriod = (typeof basePeriods)[number]

/** What a village gives points for: which photos it wants and what they earn. */
export const Rule = Type.Object({
  id: Id,
  column: Column,
  name: Type.String({ description: 'As the village calls it, e.g. 我家庭院' }),
  hint: Type.String({ description: 'One line for the villager: what to photograph' }),
  minPhotos: Type.Integer({ minimum: 1, maximum: 9 }),
  maxPhotos: Type.Integer({ minimum: 1, maximum: 9 }),
  points: Type.Integer({ minimum: 0, description: 'What an approval earns unless the reviewer chooses within the range' }),
  minPoints: Type.Integer({ minimum: 0 }),
  maxPoints: Type.Integer({ minimum: 0 }),
  anonymous: Type.Boolean({ description: 'The reporter stays unknown to other villagers' }),
  open: Type.Boolean()
})
export type Rule = Static<typeof Rule>

export const RuleList = Type.Object({ items: Type.Array(Rule) })
export type RuleList = Static<typeof RuleList>
