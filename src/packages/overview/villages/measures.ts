import type { MonthFigures, VillageOverview } from '@contract/numbers'
import { duration, overview } from '@/words'

/** The counts of one village in a month, or of all together. */
export type Counts = Omit<MonthFigures, 'month' | 'rejected'> & Pick<VillageOverview, 'households' | 'waiting' | 'oldestAt'>

/** One column of the comparison. */
export interface Measure {
  label: string
  tone: 'jade' | 'amber' | 'vermilion'
  value: (counts: Counts) => number
  /** What the bar is a part of; without it the largest of all villages. */
  whole?: (counts: Counts) => number
  text?: (counts: Counts) => string
  /** What there is to say beside it. */
  note?: (counts: Counts) => string | null
}

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
  {
    label: overview.reviewTime,
    tone: 'amber',
    value: ({ reviewMinutes }) => reviewMinutes ?? 0,
    text: ({ reviewMinutes }) => (reviewMinutes === null ? overview.none : duration(reviewMinutes))
  },
  {
    label: overview.waiting,
    tone: 'amber',
    value: ({ waiting }) => waiting,
    note: ({ oldestAt }) => oldestAt && overview.oldest(oldestAt)
  },
  { label: overview.pointsIssued, tone: 'vermilion', value: ({ pointsIssued }) => pointsIssued },
  { label: overview.pointsRedeemed, tone: 'vermilion', value: ({ pointsRedeemed }) => pointsRedeemed },
  { label: overview.pointsOutstanding, tone: 'vermilion', value: ({ pointsOutstanding }) => pointsOutstanding }
]

/** How long the bar is, in percent of its room; a month that took back more than it gave has none. */
export function barLength({ value, whole }: Measure, counts: Counts, all: readonly Counts[]): number {
  const full = whole ? whole(counts) : Math.max(...all.map(value))
  return full > 0 ? Math.max(0, Math.round((100 * value(counts)) / full)) : 0
}

/** What a village shows of a month. */
export function countsOf({ households, waiting, oldestAt, months }: VillageOverview, month: string): Counts {
  return { ...nothing, ...months.find((figures) => figures.month === month), households, waiting, oldestAt }
}

const nothing = {
  submissions: 0, activeHouseholds: 0, approved: 0, reviewMinutes: null, pointsIssued: 0, pointsRedeemed: 0, pointsOutstanding: 0
}

const summed = [
  'households', 'waiting', 'submissions', 'activeHouseholds', 'approved', 'pointsIssued', 'pointsRedeemed', 'pointsOutstanding'
] as const satisfies readonly (keyof Counts)[]

/** All villages together; their medians have no sum. */
export function sumOf(all: readonly Counts[]): Counts {
  const sums = Object.fromEntries(summed.map((name) => [name, all.reduce((total, counts) => total + counts[name], 0)]))
  const oldestAt = all.flatMap((counts) => counts.oldestAt ?? []).sort()[0] ?? null
  return { ...(sums as Record<(typeof summed)[number], number>), reviewMinutes: null, oldestAt }
}
