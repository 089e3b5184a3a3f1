import { Type, type Static } from '@sinclair/typebox'
import { Timestamp } from './common'
import { Month } from './statements'

/** How fairly the village decided in one month of Asia/Shanghai; no household's or person's own. */
export const FairnessMonth = Type.Object({
  month: Month,
  decided: Type.Integer({ description: 'Submissions decided' }),
  reviewMinutes: Type.Union([Type.Integer(), Type.Null()], {
    description: 'From being sent to being decided, the median of what was decided; null where nothing was'
  }),
  secondLooks: Type.Integer({ description: 'Approvals looked at again by another reviewer' }),
  agreed: Type.Integer({ description: 'Of them, those the second reviewer agreed with' }),
  deductions: Type.Integer({ description: 'Times points were taken' }),
  appeals: Type.Integer({ description: 'Against rejections and deductions, made this month' }),
  granted: Type.Integer({ description: 'Of them, those that were right' }),
  open: Type.Integer({ description: 'Of them, those nobody has decided yet' })
})
export type FairnessMonth = Static<typeof FairnessMonth>

/** 公平公开: how the village reviews, for everybody in it. */
export const Fairness = Type.Object({
  waiting: Type.Integer({ description: 'Waiting for a decision now' }),
  oldestAt: Type.Union([Timestamp, Type.Null()], { description: 'Since when the oldest of them waits' }),
  overdue: Type.Integer({ description: 'Of them, those that wait longer than reviewHours' }),
  reviewHours: Type.Integer(),
  secondLookPercent: Type.Integer(),
  months: Type.Array(FairnessMonth, { description: 'Those in which something happened, of the last twelve, the newest first' })
})
export type Fairness = Static<typeof Fairness>
