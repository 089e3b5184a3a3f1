import type { PointEntry } from '@contract/points'

interface Month {
  year: number
  /** 1 to 12. */
  month: number
  entries: PointEntry[]
}

/** The villages keep Asia/Shanghai time, wherever the phone is; it knows no summer time. */
function monthOf(instant: string | Date) {
  const local = new Date(new Date(instant).getTime() + 8 * 60 * 60 * 1000)
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1 }
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
