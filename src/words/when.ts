import type { Dayjs } from 'dayjs'
import { villageTime } from '@/lib/dates'

function date(day: Dayjs, today: Dayjs): string {
  if (day.isSame(today, 'day')) return '今天'
  if (day.isSame(today.subtract(1, 'day'), 'day')) return '昨天'
  return day.format(day.isSame(today, 'year') ? 'M 月 D 日' : 'YYYY 年 M 月 D 日')
}

/** A day, YYYY-MM-DD, as people say it: 今天, 昨天, 11 月 3 日; the year only when it is another one. */
export function day(written: string, now = new Date()): string {
  return date(villageTime(`${written}T00:00:00+08:00`), villageTime(now))
}

/** An instant as people say it: 今天 10:12, 昨天 8:05, 11 月 3 日 8:05; the year only when it is another one. */
export function when(instant: string | Date, now = new Date()): string {
  const time = villageTime(instant)
  return `${date(time, villageTime(now))} ${time.format('H:mm')}`
}

/** 90 分钟, 5 小时, 2 天: as long as people would say it. */
export function duration(minutes: number): string {
  if (minutes < 120) return `${Math.max(1, minutes)} 分钟`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} 小时` : `${Math.round(hours / 24)} 天`
}

/** For how long something has been waiting, 等了 2 天; null where nothing is. */
export const waited = (since: string | null, now = new Date()) =>
  (since === null ? '没有' : `等了 ${duration(Math.floor((now.getTime() - new Date(since).getTime()) / 60_000))}`)
