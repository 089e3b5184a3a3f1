import type { Activity, ActivityCreate } from '@contract/activities'
import { clockTimeOf, instantOf, type ClockTime } from '@/lib/dates'
import type * as words from '@/words'

/** What the fields of the form hold while it is filled in. */
export interface ActivityDraft {
  column: ActivityCreate['column']
  title: string
  description: string
  place: string
  starts: ClockTime
  ends: ClockTime
  /** Milliseconds from start to end, as last chosen. */
  lasts: number
  /** Digits; empty for as many as like. */
  capacity: string
  /** Whether the village says until when people sign up; else until it starts. */
  ownDeadline: boolean
  signUpUntil: ClockTime
  /** Digits; empty for none. */
  points: string
}

export type Missing = keyof (typeof words.activityDesk)['missing']

const hour = 3_600_000
const day = 24 * hour

/** Tomorrow morning, until somebody says otherwise. */
export function emptyDraft(now: Date): ActivityDraft {
  const { date } = clockTimeOf(new Date(now.getTime() + day))
  const starts = { date, time: '08:00' }
  return {
    column: 'volunteering', title: '', description: '', place: '', starts, ends: { date, time: '10:00' },
    lasts: 2 * hour, capacity: '', ownDeadline: false, signUpUntil: starts, points: ''
  }
}

const digitsOf = (value: number | null) => (value === null ? '' : String(value))

export function draftOf(activity: Activity): ActivityDraft {
  const { column, title, description, place, startsAt, endsAt, capacity, signUpUntil, points } = activity
  return {
    column, title, description, place,
    starts: clockTimeOf(startsAt),
    ends: clockTimeOf(endsAt),
    lasts: Date.parse(endsAt) - Date.parse(startsAt),
    capacity: digitsOf(capacity),
    ownDeadline: signUpUntil !== startsAt,
    signUpUntil: clockTimeOf(signUpUntil),
    points: digitsOf(points)
  }
}

/** A whole number within the limits, null for an empty field; undefined for anything else. */
function numberIn(text: string, most: number): number | null | undefined {
  const plain = text.normalize('NFKC').trim()
  if (!plain) return null
  return /^\d{1,5}$/.test(plain) && Number(plain) >= 1 && Number(plain) <= most ? Number(plain) : undefined
}

const mostPlaces = 5000
const mostPoints = 1000

/** What the form says, or what it lacks. */
export function readDraft(draft: ActivityDraft): { activity: ActivityCreate } | { missing: Missing } {
  const { column, title, description, place, ownDeadline } = draft
  const [startsAt, endsAt] = [instantOf(draft.starts), instantOf(draft.ends)]
  const signUpUntil = ownDeadline ? instantOf(draft.signUpUntil) : null
  const [capacity, points] = [numberIn(draft.capacity, mostPlaces), numberIn(draft.points, mostPoints)]
  if (!title.trim()) return { missing: 'title' }
  if (!place.trim()) return { missing: 'place' }
  if (!startsAt) return { missing: 'starts' }
  if (!endsAt) return { missing: 'ends' }
  if (endsAt <= startsAt) return { missing: 'order' }
  if (ownDeadline && !signUpUntil) return { missing: 'until' }
  if (signUpUntil && signUpUntil > endsAt) return { missing: 'untilLate' }
  if (capacity === undefined) return { missing: 'capacity' }
  if (points === undefined) return { missing: 'points' }
  const said = { title: title.trim(), description: description.trim(), place: place.trim() }
  return { activity: { column, ...said, startsAt, endsAt, capacity, signUpUntil, points } }
}

/** Moves the end along with the start, so that it lasts as long as before. */
export function startAt(draft: ActivityDraft, starts: ClockTime): ActivityDraft {
  const instant = instantOf(starts)
  return { ...draft, starts, ...(instant && { ends: clockTimeOf(new Date(Date.parse(instant) + draft.lasts)) }) }
}

export function endAt(draft: ActivityDraft, ends: ClockTime): ActivityDraft {
  return { ...draft, ends, lasts: lengthOf(draft.starts, ends) ?? draft.lasts }
}

/** Milliseconds between two times; undefined while they are not whole or in the wrong order. */
function lengthOf(starts: ClockTime, ends: ClockTime): number | undefined {
  const [from, to] = [instantOf(starts), instantOf(ends)]
  return from && to && to > from ? Date.parse(to) - Date.parse(from) : undefined
}
