import { Type, type Static } from '@sinclair/typebox'
import { Id, Timestamp, oneOf } from './common'

export const columns = ['courtyard', 'volunteering', 'environment', 'study', 'honour'] as const
export type Column = (typeof columns)[number]
export const Column = oneOf(columns)

/** `upload`: for photos of a column; `deduction`: takes points away; `base`: for every household, each period anew. */
export const ruleKinds = ['upload', 'deduction', 'base'] as const
export type RuleKind = (typeof ruleKinds)[number]
export const basePeriods = ['month', 'quarter', 'year'] as const
export type BasePeriod = (typeof basePeriods)[number]
export const capPeriods = ['day', 'week', 'month'] as const
export type CapPeriod = (typeof capPeriods)[number]

/** Columns whose rules may ask for an activity: those that have activities. */
export const activityColumns = ['volunteering', 'study'] as const satisfies readonly Column[]

const cap = () => Type.Union([Type.Integer({ minimum: 1, maximum: 99 }), Type.Null()])

/** How often a household may send photos in, in times; periods of Asia/Shanghai, a week begins on Monday. */
export const Caps = Type.Object({ day: cap(), week: cap(), month: cap() }, { additionalProperties: false })
export type Caps = Static<typeof Caps>

/** What a household has left of the cap that binds it first. */
export const Allowance = Type.Object({
  period: oneOf(capPeriods),
  limit: Type.Integer(),
  left: Type.Integer({ minimum: 0 }),
  opensAt: Type.String({ format: 'date-time', description: 'When the period is over and the count begins anew' })
})
export type Allowance = Static<typeof Allowance>

/** What a village gives points for: which photos it wants and what they earn. */
export const Rule = Type.Object({
  id: Id,
  seriesId: Type.String({ format: 'uuid', description: 'The same for every version of the rule' }),
  column: Column,
  name: Type.String({ description: 'As the village calls it, e.g. 我家庭院' }),
  hint: Type.String({ description: 'One line for the villager: what to photograph' }),
  minPhotos: Type.Integer({ minimum: 1, maximum: 9 }),
  maxPhotos: Type.Integer({ minimum: 1, maximum: 9 }),
  points: Type.Integer({ minimum: 0, description: 'What an approval earns unless the reviewer chooses within the range' }),
  minPoints: Type.Integer({ minimum: 0 }),
  maxPoints: Type.Integer({ minimum: 0 }),
  anonymous: Type.Boolean({ description: 'The reporter stays unknown to other villagers' }),
  needsActivity: Type.Boolean({ description: 'Only with a running activity of the column' }),
  caps: Caps,
  allowance: Type.Union([Allowance, Type.Null()], { description: 'Of the household of the one who asks; null without a cap or a household' }),
  open: Type.Boolean()
})
export type Rule = Static<typeof Rule>

export const RuleList = Type.Object({ items: Type.Array(Rule) })
export type RuleList = Static<typeof RuleList>

const named = {
  name: Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' }),
  hint: Type.String({ maxLength: 100, description: 'What to photograph, what it is for' })
}
const range = (least: number) => ({
  points: Type.Integer({ minimum: least, maximum: 1000 }),
  minPoints: Type.Integer({ minimum: least, maximum: 1000 }),
  maxPoints: Type.Integer({ minimum: least, maximum: 1000 })
})

export const UploadTerms = Type.Object(
  {
    kind: Type.Literal('upload'),
    column: Column,
    ...named,
    ...range(0),
    minPhotos: Type.Integer({ minimum: 1, maximum: 9 }),
    maxPhotos: Type.Integer({ minimum: 1, maximum: 9 }),
    caps: Caps,
    anonymous: Type.Boolean(),
    needsActivity: Type.Boolean(),
    twoApprovalsAbove: Type.Union([Type.Integer({ minimum: 0, maximum: 1000 }), Type.Null()], {
      description: 'More points than this need a second reviewer'
    })
  },
  { additionalProperties: false }
)
export type UploadTerms = Static<typeof UploadTerms>

export const DeductionTerms = Type.Object(
  { kind: Type.Literal('deduction'), ...named, ...range(1) },
  { additionalProperties: false }
)
export type DeductionTerms = Static<typeof DeductionTerms>

export const BaseTerms = Type.Object(
  {
    kind: Type.Literal('base'),
    ...named,
    points: Type.Integer({ minimum: 1, maximum: 1000, description: 'For every household' }),
    period: oneOf(basePeriods)
  },
  { additionalProperties: false }
)
export type BaseTerms = Static<typeof BaseTerms>

/** All that a version of a rule lays down. Kind and column are the same in every version. */
export const RuleTerms = Type.Union([UploadTerms, DeductionTerms, BaseTerms])
export type RuleTerms = Static<typeof RuleTerms>

/** From when a version is in force. */
const From = Type.Union([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.Null()], {
  description: 'A later day, YYYY-MM-DD, from 0:00 of Asia/Shanghai on; null: at once'
})

export const RuleDraft = Type.Object({ terms: RuleTerms, from: From }, { additionalProperties: false })
export type RuleDraft = Static<typeof RuleDraft>

export const RuleReopening = Type.Object({ from: From }, { additionalProperties: false })
export type RuleReopening = Static<typeof RuleReopening>

export const RuleVersion = Type.Object({
  id: Id,
  terms: RuleTerms,
  startsAt: Timestamp,
  closedAt: Type.Union([Timestamp, Type.Null()]),
  createdBy: Type.Union([Type.String(), Type.Null()], { description: 'Name; null for the rules a village started with' }),
  createdAt: Timestamp
})
export type RuleVersion = Static<typeof RuleVersion>

export const ruleStates = ['in_force', 'begins', 'closed'] as const
export type RuleState = (typeof ruleStates)[number]

/** A rule with all its versions, for those who manage the rules. */
export const RuleSeries = Type.Object({
  id: Type.String({ format: 'uuid', description: 'Of the series' }),
  headId: Type.String({ format: 'uuid', description: 'The last version: what a change has to have seen' }),
  state: oneOf(ruleStates),
  current: Type.Union([RuleVersion, Type.Null()], { description: 'In force now' }),
  next: Type.Union([RuleVersion, Type.Null()], { description: 'Begins later' }),
  past: Type.Array(RuleVersion, { description: 'The last one first' })
})
export type RuleSeries = Static<typeof RuleSeries>

/** In the village's order. */
export const RuleSeriesList = Type.Object({ items: Type.Array(RuleSeries) })
export type RuleSeriesList = Static<typeof RuleSeriesList>

export const RuleOrder = Type.Object(
  {
    kind: oneOf(ruleKinds),
    seriesIds: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true, description: 'All of the kind' })
  },
  { additionalProperties: false }
)
export type RuleOrder = Static<typeof RuleOrder>

export const DryRunRequest = Type.Object(
  { terms: RuleTerms, seriesId: Type.Union([Id, Type.Null()], { description: 'null for a new rule' }) },
  { additionalProperties: false }
)
export type DryRunRequest = Static<typeof DryRunRequest>

/** What last month was, and what it would have been under the terms. */
export const DryRun = Type.Object({
  month: Type.String({ description: 'YYYY-MM of Asia/Shanghai' }),
  times: Type.Integer({ description: 'Submissions that count, deductions, or households that a base rule reaches' }),
  given: Type.Integer({ description: 'Points given; of a deduction rule: taken' }),
  wouldGive: Type.Integer(),
  households: Type.Integer({ description: 'That got, or lost, points' }),
  wouldReach: Type.Integer({ description: 'Households that would have' }),
  refused: Type.Object(
    { day: Type.Integer(), week: Type.Integer(), month: Type.Integer() },
    { description: 'Submissions that the caps would have refused, by the cap that lasts longest' }
  ),
  otherPhotos: Type.Integer({ description: 'Submissions with fewer or more photos than the terms want; counted all the same' }),
  withoutActivity: Type.Integer({ description: 'Submissions without the activity the terms want; counted all the same' }),
  secondApprovals: Type.Integer({ description: 'Approvals that would have needed a second reviewer' })
})
export type DryRun = Static<typeof DryRun>
