import type { Closure, Shop } from '@contract/shops'
import { villageTime } from '@/lib/dates'

/** How things stand at the shop at one instant; days are YYYY-MM-DD, times HH:mm on the village's clock. */
export interface Opening {
  today: string
  /** Until when it is open, null while it is closed. */
  openUntil: string | null
  /** When it opens next, within the weeks to come; null where its hours are not written down. */
  next: { day: string; from: string } | null
  /** Whether today has hours of its own. */
  opensToday: boolean
  /** A closure that is not over, running or to come. */
  closure: Closure | null
}

/** As far as somebody looks ahead, in days: longer than a closure lasts. */
const horizon = 120

/** Whether the shop is open and when it opens next. */
export function openingOf({ hours, closure }: Pick<Shop, 'hours' | 'closure'>, now: Date): Opening {
  const local = villageTime(now)
  const time = local.format('HH:mm')
  const today = local.format('YYYY-MM-DD')
  const timesOf = (ahead: number) => {
    const date = local.add(ahead, 'day')
    const day = date.format('YYYY-MM-DD')
    const isClosed = closure !== null && closure.from <= day && day <= closure.until
    // Sunday is the first day of dayjs and the last of the shop
    return { day, times: isClosed ? [] : (hours[(date.day() + 6) % 7] ?? []) }
  }
  const { times } = timesOf(0)
  const next = () => {
    for (let ahead = 0; ahead < horizon; ahead++) {
      const { day, times: ofDay } = timesOf(ahead)
      const first = ofDay.find(({ from }) => ahead > 0 || from > time)
      if (first) return { day, from: first.from }
    }
    return null
  }
  return {
    today,
    openUntil: times.find(({ from, until }) => from <= time && time < until)?.until ?? null,
    next: next(),
    opensToday: times.length > 0,
    closure: closure !== null && closure.until >= today ? closure : null
  }
}
