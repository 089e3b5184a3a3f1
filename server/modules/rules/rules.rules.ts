import { activityColumns, capPeriods, type Allowance, type CapPeriod, type Caps, type RuleTerms } from '../../../types/contract/rules'
import { AppError } from '../../shared/app-error'
import { dayPeriod, monthOf, monthPeriod, shanghaiDay, type Period } from '../../shared/calendar'

const day = 86_400_000
/** How far ahead a change of the rules is laid down, in milliseconds. */
const furthest = 366 * day

/** What may be taken under a rule: the limits of its terms do not contradict each other. @throws rule_terms_wrong */
export function checkTerms(terms: RuleTerms): void {
  const wrong = (what: string) => new AppError('rule_terms_wrong', undefined, { what })
  if (terms.kind === 'base') return
  if (terms.minPoints > terms.maxPoints || terms.points < terms.minPoints || terms.points > terms.maxPoints) throw wrong('points')
  if (terms.kind === 'deduction') return
  if (terms.minPhotos > terms.maxPhotos) throw wrong('photos')
  const limits = capPeriods.flatMap((period) => terms.caps[period] ?? [])
  if (limits.some((limit, index) => index > 0 && limit < (limits[index - 1] ?? 0))) throw wrong('caps')
  if (terms.needsActivity && !activityColumns.some((column) => column === terms.column)) throw wrong('activity')
  if (terms.twoApprovalsAbove !== null && terms.twoApprovalsAbove >= terms.maxPoints) throw wrong('second')
}

/** The instant from which a version is in force: now, or 0:00 of a later day. @throws rule_terms_wrong */
export function startOf(from: string | null, now: Date): Date {
  if (from === null) return now
  const { since } = dayPeriod(from)
  if (shanghaiDay(since) !== from || since <= now || since.getTime() > now.getTime() + furthest) {
    throw new AppError('rule_terms_wrong', undefined, { what: 'date' })
  }
  return since
}

/** When a version begins and ends. */
export interface Span {
  startsAt: Date
  /** null: until further notice; the same as `startsAt`: taken back before it began */
  closedAt: Date | null
}

export const isInForce = ({ startsAt, closedAt }: Span, now: Date): boolean =>
  startsAt <= now && (closedAt === null || closedAt > now)

const wasTakenBack = ({ startsAt, closedAt }: Span): boolean => closedAt !== null && closedAt <= startsAt

export interface Standing<Version> {
  /** The last one, which a change has to have seen. */
  head: Version
  current: Version | null
  next: Version | null
  /** Those that were in force once, the last one first. */
  past: Version[]
}

/** How the versions of a series stand, given in the order in which they were made; null for none. */
export function standingOf<Version extends Span>(versions: readonly Version[], now: Date): Standing<Version> | null {
  const used = versions.filter((version) => !wasTakenBack(version)).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const head = used.at(-1) ?? versions.at(-1)
  if (!head) return null
  const current = used.find((version) => isInForce(version, now)) ?? null
  const next = used.find(({ startsAt }) => startsAt > now) ?? null
  const ended = used.filter(({ closedAt }) => closedAt !== null && closedAt <= now).reverse()
  return { head, current, next, past: ended.length > 0 || current || next ? ended : [head] }
}

/** The day, week or month of Asia/Shanghai that an instant falls into; a week begins on Monday. */
export function capPeriodOf(period: CapPeriod, at: Date): Period {
  if (period === 'month') return monthPeriod(monthOf(at))
  const today = dayPeriod(shanghaiDay(at))
  if (period === 'day') return today
  const weekday = (new Date(`${shanghaiDay(at)}T00:00:00Z`).getUTCDay() + 6) % 7
  const since = new Date(today.since.getTime() - weekday * day)
  return { since, until: new Date(since.getTime() + 7 * day) }
}

/** Times within each period. */
export type Counts = Record<CapPeriod, number>

/** The cap with the least left, of those the one that lasts longest; null without a cap. */
export function allowanceOf(caps: Caps, used: Counts, at: Date): Allowance | null {
  const all = capPeriods.flatMap((period): Allowance[] => {
    const limit = caps[period]
    if (limit === null) return []
    return [{ period, limit, left: Math.max(0, limit - used[period]), opensAt: capPeriodOf(period, at).until.toISOString() }]
  })
  return all.reverse().reduce<Allowance | null>((least, one) => (least && least.left <= one.left ? least : one), null)
}

interface Sendable {
  id: string
  anonymous: boolean
}

/**
 * Under which version something is taken that was made under `asked`: that one while it is in force, or else the one that is.
 *
 * @throws rule_has_changed where whoever was to stay unknown would be named now
 */
export function versionToTake<Version extends Sendable & Span>(asked: Version, current: Version | null, now: Date): Version {
  if (isInForce(asked, now) || !current) return asked
  if (asked.anonymous && !current.anonymous) throw new AppError('rule_has_changed', undefined, { anonymous: false })
  return current
}
