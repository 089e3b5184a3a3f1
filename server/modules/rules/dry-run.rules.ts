import {
  capPeriods, type BaseTerms, type CapPeriod, type DeductionTerms, type DryRun, type UploadTerms
} from '../../../types/contract/rules'
import { capPeriodOf } from './rules.rules'

/** One that was approved, or still waits. */
export interface SentThen {
  householdId: string
  createdAt: Date
  /** Given; null while it waits. */
  points: number | null
  /** What its version gave unless the reviewer chose. */
  defaultPoints: number
  photos: number
  withActivity: boolean
}

export interface DeductedThen {
  householdId: string
  points: number
  defaultPoints: number
}

const longestFirst = [...capPeriods].reverse()

const nothing = (month: string): DryRun => ({
  month, times: 0, given: 0, wouldGive: 0, households: 0, wouldReach: 0,
  refused: { day: 0, week: 0, month: 0 }, otherPhotos: 0, withoutActivity: 0, secondApprovals: 0
})

/** What was left to the rule follows the rule; what somebody chose stays as near to it as the range allows. */
function pointsUnder(terms: Pick<UploadTerms, 'points' | 'minPoints' | 'maxPoints'>, then: { points: number; defaultPoints: number }): number {
  if (then.points === then.defaultPoints) return terms.points
  return Math.min(terms.maxPoints, Math.max(terms.minPoints, then.points))
}

const distinct = (households: readonly string[]): number => new Set(households).size

/** Last month's submissions, in the order in which they were sent, under these terms. */
export function dryRunUpload(terms: UploadTerms, sent: readonly SentThen[], month: string): DryRun {
  const result = nothing(month)
  const used = new Map<string, number>()
  const places = ({ householdId, createdAt }: SentThen): [CapPeriod, string][] =>
    longestFirst.map((period) => [period, `${householdId} ${period} ${capPeriodOf(period, createdAt).since.getTime()}`])
  const got: string[] = []
  const wouldGet: string[] = []
  for (const one of sent) {
    result.times += 1
    result.given += one.points ?? 0
    if (one.points) got.push(one.householdId)
    const full = places(one).find(([period, place]) => (used.get(place) ?? 0) >= (terms.caps[period] ?? Infinity))
    if (full) {
      result.refused[full[0]] += 1
      continue
    }
    for (const [, place] of places(one)) used.set(place, (used.get(place) ?? 0) + 1)
    if (one.photos < terms.minPhotos || one.photos > terms.maxPhotos) result.otherPhotos += 1
    if (terms.needsActivity && !one.withActivity) result.withoutActivity += 1
    if (one.points === null) continue
    const points = pointsUnder(terms, { points: one.points, defaultPoints: one.defaultPoints })
    result.wouldGive += points
    if (points > 0) wouldGet.push(one.householdId)
    if (terms.twoApprovalsAbove !== null && points > terms.twoApprovalsAbove) result.secondApprovals += 1
  }
  return { ...result, households: distinct(got), wouldReach: distinct(wouldGet) }
}

/** Last month's deductions that stand, under these terms. */
export function dryRunDeduction(terms: DeductionTerms, deducted: readonly DeductedThen[], month: string): DryRun {
  const sum = (points: (one: DeductedThen) => number) => deducted.reduce((all, one) => all + points(one), 0)
  const households = distinct(deducted.map(({ householdId }) => householdId))
  return {
    ...nothing(month), times: deducted.length, households, wouldReach: households,
    given: sum(({ points }) => points), wouldGive: sum((one) => pointsUnder(terms, one))
  }
}

/** What the rule gave the last time it did, and what it would give once to the households of now. */
export function dryRunBase(terms: BaseTerms, last: { households: number; points: number }, households: number, month: string): DryRun {
  return {
    ...nothing(month), times: households, households: last.households, wouldReach: households,
    given: last.points, wouldGive: households * terms.points
  }
}
