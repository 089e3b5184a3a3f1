import { dayPeriod, shanghaiDay } from '../../shared/calendar'
import { AppError } from '../../shared/app-error'

const yearMs = 366 * 86_400_000

function startOfDay(day: string): Date {
  const { since } = dayPeriod(day)
  if (shanghaiDay(since) !== day) throw new AppError('invalid_request', 'no calendar knows this day')
  return since
}

/** When a price begins: at once, or with a later day of the coming year. @throws invalid_request for any other day */
export function priceStart(from: string | null, now: Date): Date {
  if (from === null) return now
  const startsAt = startOfDay(from)
  if (startsAt <= now || startsAt.getTime() > now.getTime() + yearMs) {
    throw new AppError('invalid_request', 'a price begins at once or with a day of the coming year')
  }
  return startsAt
}

/** The 0:00 of Asia/Shanghai from which goods can be redeemed. @throws invalid_request */
export const saleStart = (from: string | null): Date | null => (from === null ? null : startOfDay(from))
