import type { VillageOverview } from '@contract/villages'
import { words } from '@/words'

/** The counts of one village, or of all together. */
export type Counts = Omit<VillageOverview, 'village'>

/** One column of the comparison. */
export interface Measure {
  label: string
  tone: 'jade' | 'amber' | 'vermilion'
  value: (counts: Counts) => number
  /** What the bar is a part of; without it the largest of all villages. */
  whole?: (counts: Counts) => number
  text?: (counts: Counts) => string
}

const { overview } = words

export const measures: readonly Measure[] = [
  {
    label: overview.activeHouseholds,
    tone: 'jade',
    value: ({ activeHouseholds }) => activeHouseholds,
    whole: ({ households }) => households,
    text: ({ activeHouseholds, households }) => overview.ofHouseholds(activeHouseholds, households)
  },
  { label: overview.submissions, tone: 'jade', value: ({ submissions }) => submissions },
  { label: overview.approved, tone: 'jade', value: ({ approved }) => approved },
  { label: overview.waiting, tone: 'amber', value: ({ waiting }) => waiting },
  { label: overview.pointsAwarded, tone: 'vermilion', value: ({ pointsAwarded }) => pointsAwarded },
  { label: overview.pointsRedeemed, tone: 'vermilion', value: ({ pointsRedeemed }) => pointsRedeemed },
  { label: overview.pointsOutstanding, tone: 'vermilion', value: ({ pointsOutstanding }) => pointsOutstanding }
]

/** How long the bar is, in percent of its room. */
export function barLength({ value, whole }: Measure, counts: Counts, all: readonly Counts[]): number {
  const full = whole ? whole(counts) : Math.max(...all.map(value))
  return full > 0 ? Math.round((100 * value(counts)) / full) : 0
}

/** All villages together. */
export function sumOf(all: readonly Counts[]): Counts {
  const sum = (count: keyof Counts) => all.reduce((total, counts) => total + counts[count], 0)
  return {
    households: sum('households'),
    activeHouseholds: sum('activeHouseholds'),
    submissions: sum('submissions'),
    approved: sum('approved'),
    waiting: sum('waiting'),
    pointsAwarded: sum('pointsAwarded'),
    pointsRedeemed: sum('pointsRedeemed'),
    pointsOutstanding: sum('pointsOutstanding')
  }
}
