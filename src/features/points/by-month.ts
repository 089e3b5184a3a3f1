import type { PointEntry } from '@contract/points'
import { villageTime } from '@/lib/dates'

interface Month {
  /** YYYY-MM. */
  key: string
  year: number
  /** 1 to 12. */
  month: number
  entries: PointEntry[]
}

export const currentYear = (now = new Date()) => villageTime(now).year()

/** Splits a ledger, newest first, at the turns of months. */
export function byMonth(entries: readonly PointEntry[]): Month[] {
  const months: Month[] = []
  for (const entry of entries) {
    const time = villageTime(entry.createdAt)
    const key = time.format('YYYY-MM')
    const last = months.at(-1)
    if (last?.key === key) last.entries.push(entry)
    else months.push({ key, year: time.year(), month: time.month() + 1, entries: [entry] })
  }
  return months
}
