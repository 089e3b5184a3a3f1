import { shanghaiDay } from '../../shared/calendar'
import { AppError } from '../../shared/app-error'

/** A day of the calendar that has come. @throws invalid_request */
export function checkDay(day: string, now: Date): void {
  const instant = new Date(`${day}T00:00:00Z`)
  const known = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day)
  if (!known || day < '1949-10-01' || day > shanghaiDay(now)) throw new AppError('invalid_request', 'honours are awarded on a day that has come')
}

const place = /^(\d{4}-\d{2}-\d{2})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export const cursorOf = ({ awardedOn, id }: { awardedOn: string; id: string }): string => `${awardedOn}_${id}`

/** @throws invalid_request for anything cursorOf did not write */
export function placeOf(cursor: string | undefined, now: Date): { awardedOn: string; id: string } | null {
  if (cursor === undefined) return null
  const [, awardedOn, id] = place.exec(cursor) ?? []
  if (awardedOn === undefined || id === undefined) throw new AppError('invalid_request', 'unknown cursor')
  checkDay(awardedOn, now)
  return { awardedOn, id }
}
