import { villageTime } from '@/lib/dates'

/** The last day on which an order can be fetched; it ends at the instant given. */
const lastDay = (expiresAt: string) => villageTime(new Date(Date.parse(expiresAt) - 1)).startOf('day')

const daysLeft = (expiresAt: string, now: Date) => lastDay(expiresAt).diff(villageTime(now).startOf('day'), 'day')

const dayOf = (expiresAt: string) => lastDay(expiresAt).format('M 月 D 日')
const latest = (expiresAt: string) => `最晚 ${dayOf(expiresAt)}来取`

/** Until when what was ordered is kept. */
export const expiry = {
  /** Whether one should go today or tomorrow. */
  soon: (expiresAt: string, now = new Date()) => daysLeft(expiresAt, now) <= 1,
  /** On a page, which is read now. */
  until: (expiresAt: string, now = new Date()) => {
    const left = daysLeft(expiresAt, now)
    if (left > 1) return latest(expiresAt)
    return `${left === 1 ? '明天' : '今天'}(${dayOf(expiresAt)})最后一天`
  },
  /** On paper and in a message, which are read on another day than they were made. */
  latest,
  day: dayOf
} as const
