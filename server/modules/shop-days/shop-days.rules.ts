import type { Shop } from '../../../types/contract/shops'
import { AppError } from '../../shared/app-error'
import { dayPeriod, shanghaiDay, shanghaiTime } from '../../shared/calendar'

/** Whether a calendar knows the day, YYYY-MM-DD. */
export const isDay = (day: string): boolean => /^\d{4}-\d\d-\d\d$/.test(day) && shanghaiDay(dayPeriod(day).since) === day

/** The day and the clock in Asia/Shanghai. */
const partsOf = (instant: Date): [day: string, clock: string] => {
  const written = shanghaiTime(instant)
  return [written.slice(0, 10), written.slice(11)]
}

/** Monday is 0. */
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/**
 * From when on today can be signed, HH:mm: when the shop has closed for the day. null where that has come, or on a day on which
 * it stays closed or keeps no hours.
 */
export function closesAt({ hours, closure }: Pick<Shop, 'hours' | 'closure'>, now: Date): string | null {
  const [today, clock] = partsOf(now)
  if (closure && closure.from <= today && today <= closure.until) return null
  const until = hours[weekdayOf(today)]?.at(-1)?.until
  return until !== undefined && clock < until ? until : null
}

/**
 * A day is signed once it is over, today once the shop has closed, and never before one that is signed already: later days
 * begin where it ended.
 *
 * @throws invalid_request for a day no calendar knows, shop_day_closed, shop_day_not_over with `until` where today is
 */
export function checkClosable(day: string, { last, shop, now }: { last: string | null; shop: Pick<Shop, 'hours' | 'closure'>; now: Date }): void {
  if (!isDay(day)) throw new AppError('invalid_request', 'no such day')
  if (last !== null && day <= last) throw new AppError('shop_day_closed')
  const [today] = partsOf(now)
  if (day > today) throw new AppError('shop_day_not_over')
  const until = day === today ? closesAt(shop, now) : null
  if (until !== null) throw new AppError('shop_day_not_over', undefined, { until })
}

/** What is in a day ends at midnight, or behind this moment where that is sooner. */
export const endOf = (day: string, now: Date): Date => {
  const { until } = dayPeriod(day)
  return until <= now ? until : new Date(now.getTime() + 1)
}
