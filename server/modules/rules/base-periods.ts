import type { BasePeriod } from '../../../types/contract/rules'
import { monthOf, monthPeriod } from '../../shared/calendar'

const months: Record<BasePeriod, number> = { month: 1, quarter: 3, year: 12 }

export interface NamedPeriod {
  /** 2026-03, 2026-Q1 or 2026 */
  name: string
  until: Date
}

/** The month, quarter or year of Asia/Shanghai that an instant falls into. */
export function basePeriodOf(period: BasePeriod, at: Date): NamedPeriod {
  const [year = '', month = ''] = monthOf(at).split('-')
  const index = Math.floor((Number(month) - 1) / months[period])
  const last = String((index + 1) * months[period]).padStart(2, '0')
  const name = { month: `${year}-${month}`, quarter: `${year}-Q${index + 1}`, year }[period]
  return { name, until: monthPeriod(`${year}-${last}`).until }
}

/**
 * The period that points are due for: the current one, unless the last grant was for a time that is not over yet; then null.
 *
 * @param coveredUntil end of the period that was granted last
 */
export function dueOf(period: BasePeriod, coveredUntil: Date | null, now: Date): NamedPeriod | null {
  return coveredUntil !== null && coveredUntil > now ? null : basePeriodOf(period, now)
}
