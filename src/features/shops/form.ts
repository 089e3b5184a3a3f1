import type { OpeningTime, Shop } from '@contract/shops'

/** A shop as a form holds it; times and days are empty while nothing is chosen. */
export interface ShopDraft {
  place: string
  phone: string
  hours: OpeningTime[][]
  hoursNote: string
  closed: boolean
  closedFrom: string
  closedUntil: string
  closedReason: string
  pickUpDays: number
}

export const draftOf = ({ place, phone, hours, hoursNote, closure, pickUpDays }: Shop): ShopDraft => ({
  place, phone: phone ?? '', hours, hoursNote, pickUpDays,
  closed: closure !== null,
  closedFrom: closure?.from ?? '',
  closedUntil: closure?.until ?? '',
  closedReason: closure?.reason ?? ''
})

/** Whether the times of a day are whole and follow one another. */
export const areInOrder = (times: readonly OpeningTime[]): boolean =>
  times.every(({ from, until }, index) => from !== '' && from < until && (times[index - 1]?.until ?? '') < from)

/** What stands in the way of saving. */
export type Missing = 'place' | 'hours' | 'closureDays' | 'closureReason'

/** The shop as it would be saved, or what is missing. */
export function readDraft(draft: ShopDraft): { shop: Omit<Shop, 'version'> } | { missing: Missing } {
  const { place, phone, hours, hoursNote, closed, closedFrom: from, closedUntil: until, closedReason: reason, pickUpDays } = draft
  if (!place.trim()) return { missing: 'place' }
  if (!hours.every(areInOrder)) return { missing: 'hours' }
  if (closed && (!from || !until || until < from)) return { missing: 'closureDays' }
  if (closed && !reason.trim()) return { missing: 'closureReason' }
  const closure = closed ? { from, until, reason: reason.trim() } : null
  return { shop: { place: place.trim(), phone: phone.trim() || null, hours, hoursNote: hoursNote.trim(), closure, pickUpDays } }
}

/** The times of one day, or of a run of days, put in place of what was there. */
export const withTimes = (hours: OpeningTime[][], days: readonly number[], times: OpeningTime[]): OpeningTime[][] =>
  hours.map((before, day) => (days.includes(day) ? times : before))
