const shanghaiOffset = 8 * 3_600_000

/** Start of the running month, quarter or year in Asia/Shanghai (UTC+8, no summer time), as an instant. */
export function periodStart(period: 'month' | 'quarter' | 'year', now: Date): Date {
  const local = new Date(now.getTime() + shanghaiOffset)
  const month = { month: local.getUTCMonth(), quarter: Math.floor(local.getUTCMonth() / 3) * 3, year: 0 }[period]
  return new Date(Date.UTC(local.getUTCFullYear(), month) - shanghaiOffset)
}

/** The day an instant falls into in Asia/Shanghai, YYYY-MM-DD. */
export const shanghaiDay = (instant: Date): string =>
  new Date(instant.getTime() + shanghaiOffset).toISOString().slice(0, 10)

/** What the clock shows at an instant in Asia/Shanghai, YYYY-MM-DD HH:mm. */
export const shanghaiTime = (instant: Date): string =>
  new Date(instant.getTime() + shanghaiOffset).toISOString().slice(0, 16).replace('T', ' ')

/** The month an instant falls into in Asia/Shanghai, YYYY-MM. */
export const monthOf = (instant: Date): string => shanghaiDay(instant).slice(0, 7)

/** An instant is in a period from `since` on and before `until`. */
export interface Period {
  since: Date
  until: Date
}

/** A month, YYYY-MM, in Asia/Shanghai. */
export function monthPeriod(month: string): Period {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const start = (index: number) => new Date(Date.UTC(year, index) - shanghaiOffset)
  return { since: start(number - 1), until: start(number) }
}

/** A day, YYYY-MM-DD, in Asia/Shanghai; one that no calendar knows is the day behind the month's last. */
export function dayPeriod(day: string): Period {
  const [year = 0, month = 1, number = 1] = day.split('-').map(Number)
  const start = (index: number) => new Date(Date.UTC(year, month - 1, index) - shanghaiOffset)
  return { since: start(number), until: start(number + 1) }
}

/** So many months up to the given one, YYYY-MM, the oldest first. */
export function monthsUpTo(month: string, count: number): string[] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return Array.from({ length: count }, (_, index) => new Date(Date.UTC(year, number - count + index)).toISOString().slice(0, 7))
}
