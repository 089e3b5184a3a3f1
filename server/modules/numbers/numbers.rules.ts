import type { MonthFigures } from '../../../types/contract/numbers'

/** What a month with something in it counts. */
export type Counted = Omit<MonthFigures, 'pointsOutstanding'>

const nothing = {
  submissions: 0, activeHouseholds: 0, approved: 0, rejected: 0, reviewMinutes: null, pointsIssued: 0, pointsRedeemed: 0
}

/**
 * Every month with its figures, those without any too. What was outstanding at the end of one is counted back from what is
 * outstanding now.
 */
export function figuresOf(months: readonly string[], counted: readonly Counted[], outstandingNow: number): MonthFigures[] {
  const known = new Map(counted.map((figures) => [figures.month, figures]))
  let pointsOutstanding = outstandingNow
  return [...months].reverse().map((month) => {
    const figures = { ...(known.get(month) ?? { ...nothing, month }), pointsOutstanding }
    pointsOutstanding += figures.pointsRedeemed - figures.pointsIssued
    return figures
  }).reverse()
}
