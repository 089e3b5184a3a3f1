import type { MonthFigures } from '@contract/numbers'
import { common, numbers } from '@/words'

export type MeasureName = keyof typeof numbers.measures

/** One number that is followed from month to month. */
export interface Measure {
  name: MeasureName
  label: string
  /** How it is counted, in a sentence. */
  what: string
  tone: 'jade' | 'amber' | 'vermilion'
  /** null where there is nothing to count from */
  value: (figures: MonthFigures) => number | null
  text: (value: number) => string
}

const share = (part: number, whole: number) => (whole > 0 ? Math.round((100 * part) / whole) : null)

type Counting = Pick<Measure, 'tone' | 'value'> & Partial<Pick<Measure, 'text'>>

const counting: Record<MeasureName, Counting> = {
  submissions: { tone: 'jade', value: ({ submissions }) => submissions },
  activeHouseholds: { tone: 'jade', value: ({ activeHouseholds }) => activeHouseholds, text: numbers.households },
  approvalRate: {
    tone: 'jade',
    value: ({ approved, rejected }) => share(approved, approved + rejected),
    text: (value) => `${value}%`
  },
  reviewTime: { tone: 'amber', value: ({ reviewMinutes }) => reviewMinutes, text: numbers.time },
  pointsIssued: { tone: 'vermilion', value: ({ pointsIssued }) => pointsIssued, text: common.points },
  pointsRedeemed: { tone: 'vermilion', value: ({ pointsRedeemed }) => pointsRedeemed, text: common.points },
  pointsOutstanding: { tone: 'vermilion', value: ({ pointsOutstanding }) => pointsOutstanding, text: common.points }
}

export const measures: readonly Measure[] = (Object.keys(counting) as MeasureName[]).map((name) => {
  const [label, what] = numbers.measures[name]
  return { name, label, what, text: String, ...counting[name] }
})
