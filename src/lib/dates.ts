import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

const shanghaiHours = 8

/** An instant on the villages' clock, Asia/Shanghai, wherever the phone is; it knows no summer time. */
export const villageTime = (instant: string | Date): Dayjs => dayjs(instant).utcOffset(shanghaiHours)

/** A day and a time of day as fields hold them; empty while nothing is chosen. */
export interface ClockTime {
  /** YYYY-MM-DD */
  date: string
  /** HH:mm */
  time: string
}

/** What an instant is on the villages' clock. */
export const clockTimeOf = (instant: string | Date): ClockTime => {
  const time = villageTime(instant)
  return { date: time.format('YYYY-MM-DD'), time: time.format('HH:mm') }
}

/** The instant of a time on the villages' clock, UTC; null while it is not whole. */
export function instantOf({ date, time }: ClockTime): string | null {
  const instant = new Date(`${date}T${time}:00+08:00`)
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString()
}
