import { villageTime } from '@/lib/dates'

/** The last day on which an order can be fetched; it ends at the instant given. */
const lastDay = (expiresAt: string) => villageTime(new Date(Date.parse(expiresAt) - 1)).startOf('day')

const daysLeft = (expiresAt: string, now: Date) => lastDay(expiresAt).diff(villageTime(now).startOf('day'), 'day')

/** Until when what was ordered is kept. */
export const expiry = {
  /** Whether one should go today or tomorrow. */
  soon: (expiresAt: string, now = new Date()) => daysLeft(expiresAt, now) <= 1,
  until: (expiresAt: string, now = new Date()) => {
    const left = daysLeft(expiresAt, now)
    const day = lastDay(expiresAt).format('M 月 D 日')
    if (left > 1) return `最晚 ${day}来取`
    return left === 1 ? `明天(${day})最后一天` : `今天(${day})最后一天`
  },
  day: (expiresAt: string) => lastDay(expiresAt).format('M 月 D 日')
} as const
