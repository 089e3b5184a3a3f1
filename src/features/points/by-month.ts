import type { PointEntry } from '@contract/points'
import { villageTime } from '@/lib/dates'

interface Month {
  year: number
  /** 1 to 12. */
  month: number
  entries: PointEntry[]
}

function monthOf(instant: string | Date) {
  const time = villageTime(instant)
  return { year: time.year(), month: time.month() + 1 }
}

export const currentYear = (now = new Date()) => monthOf(now).year

/** Splits a ledger, newest first, at the turns of months. */
export function byMonth(entries: readonly PointEntry[]): Month[] {
  const months: Month[] = []
  for (const entry of entries) {
    const { year, month } = monthOf(entry.createdAt)
    const last = months.at(-1)
    if (last?.year === year && last.month === month) last.entries.push(entry)
    else months.push({ year, month, entries: [entry] })
  }
  return months
}
