import type { Closure, Shop } from '../../../types/contract/shops'
import { AppError } from '../../shared/app-error'
import { dayPeriod, shanghaiDay } from '../../shared/calendar'

const dayLength = 86_400_000

const dayAfter = (day: string): string => shanghaiDay(dayPeriod(day).until)

const isClosed = (day: string, closure: Closure | null): boolean => closure !== null && closure.from <= day && day <= closure.until

/** The day that is the `count`th from `first` on, days of the closure not counted. */
function openDay(first: string, count: number, closure: Closure | null): string {
  let day = first
  for (let left = count; ; day = dayAfter(day)) {
    // in one step, however long the closure is
    if (closure && isClosed(day, closure)) day = dayAfter(closure.until)
    if (--left <= 0) return day
  }
}

const endOf = (day: string): Date => dayPeriod(day).until

/**
 * When an order gives its points and goods back by itself: the instant at which the day ends that lies the shop's pick-up days
 * after the order's, days of a closure not counted. The last day on which it can be fetched is the one before that instant.
 */
export const expiryOf = (createdAt: Date, { pickUpDays, closure }: Pick<Shop, 'pickUpDays' | 'closure'>): Date =>
  endOf(openDay(dayAfter(shanghaiDay(createdAt)), pickUpDays, closure))

/**
 * When an order expires after the closure has become another one: it waits for as many open days from today on as it would
 * have, and never shorter than was promised.
 */
export function postponed(expiresAt: Date, { now, before, after }: { now: Date; before: Closure | null; after: Closure | null }): Date {
  const today = shanghaiDay(now)
  const last = shanghaiDay(new Date(expiresAt.getTime() - 1))
  if (last < today) return expiresAt
  const days = (dayPeriod(last).until.getTime() - dayPeriod(today).since.getTime()) / dayLength
  const openDays = Array.from({ length: days }, (_, index) => shanghaiDay(new Date(now.getTime() + index * dayLength)))
    .filter((day) => !isClosed(day, before)).length
  const moved = endOf(openDay(today, openDays, after))
  return moved > expiresAt ? moved : expiresAt
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** @throws invalid_request for no place, hours that overlap or end before they begin, a closure that does or that no calendar knows */
export function checkShop({ place, hours, closure }: Pick<Shop, 'place' | 'hours' | 'closure'>): void {
  if (place === '') throw new AppError('invalid_request', 'the shop has no place')
  for (const times of hours) {
    let closed = -1
    for (const { from, until } of times) {
      if (minutesOf(from) <= closed || minutesOf(until) <= minutesOf(from)) throw new AppError('invalid_request', 'opening hours overlap')
      closed = minutesOf(until)
    }
  }
  if (!closure) return
  const { from, until } = closure
  const known = [from, until].every((day) => shanghaiDay(dayPeriod(day).since) === day)
  if (!known || until < from || closure.reason.trim() === '') throw new AppError('invalid_request', 'the closure has no days or no reason')
}
