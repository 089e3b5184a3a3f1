/** Where the server takes the time from; tests and the demo history bring their own. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

const shanghaiOffset = 8 * 3_600_000

/** Start of the running month, quarter or year in Asia/Shanghai (UTC+8, no summer time), as an instant. */
export function periodStart(period: 'month' | 'quarter' | 'year', now: Date): Date {
  const local = new Date(now.getTime() + shanghaiOffset)
  const month = { month: local.getUTCMonth(), quarter: Math.floor(local.getUTCMonth() / 3) * 3, year: 0 }[period]
  return new Date(Date.UTC(local.getUTCFullYear(), month) - shanghaiOffset)
}
