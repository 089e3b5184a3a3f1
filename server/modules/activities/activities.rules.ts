import type { ActivityPhase, RollEntry } from '../../../types/contract/activities'
import { AppError } from '../../shared/app-error'

/** Milliseconds after an activity's end in which people still send in what they took there. */
export const graceAfterEnd = 86_400_000
/** Milliseconds before its start from which on people check in. */
const checkInLead = 15 * 60_000
/** Milliseconds that one is planned ahead at most. */
const furthest = 366 * 86_400_000

interface Times {
  startsAt: Date
  endsAt: Date
  cancelledAt: Date | null
}

export function phaseOf({ startsAt, endsAt, cancelledAt }: Times, now: Date): ActivityPhase {
  if (cancelledAt) return 'cancelled'
  if (now >= endsAt) return 'over'
  return now < startsAt ? 'coming' : 'running'
}

/** Whether photos may be sent in for the activity now. */
export const isRunning = ({ startsAt, endsAt, cancelledAt }: Times, now: Date): boolean =>
  !cancelledAt && startsAt <= now && now.getTime() < endsAt.getTime() + graceAfterEnd

/** People sign up until it starts, unless the village says until when. */
export const signUpDeadline = ({ startsAt, signUpUntil }: { startsAt: Date; signUpUntil: Date | null }): Date => signUpUntil ?? startsAt

export const isSignUpOpen = (activity: Times & { signUpUntil: Date | null }, now: Date): boolean =>
  isUnderWay(activity, now) && now < signUpDeadline(activity)

/** Neither over nor cancelled. */
export const isUnderWay = (activity: Times, now: Date): boolean => ['coming', 'running'].includes(phaseOf(activity, now))

export const checkInFrom = ({ startsAt }: Pick<Times, 'startsAt'>): Date => new Date(startsAt.getTime() - checkInLead)

/** Whoever is there checks in from a quarter of an hour before its start until its end. */
export const isCheckInOpen = (activity: Times, now: Date): boolean => isUnderWay(activity, now) && now >= checkInFrom(activity)

/** @throws check_in_closed with when it opens */
export function demandCheckInOpen(activity: Times, now: Date): void {
  if (!isCheckInOpen(activity, now)) throw new AppError('check_in_closed', undefined, { opensAt: checkInFrom(activity).toISOString() })
}

/** The village calls the roll as soon as people check in, and after the end too. @throws activity_closed, check_in_closed */
export function demandRollCall(activity: Times, now: Date): void {
  if (activity.cancelledAt) throw new AppError('activity_closed', 'it was cancelled')
  if (now < checkInFrom(activity)) throw new AppError('check_in_closed', undefined, { opensAt: checkInFrom(activity).toISOString() })
}

interface Plan {
  startsAt: Date
  endsAt: Date
  signUpUntil: Date | null
}

/** Refuses times that contradict each other or lie behind. @throws activity_times_wrong */
export function checkTimes({ startsAt, endsAt, signUpUntil }: Plan, now: Date): void {
  const wrong = endsAt <= startsAt || endsAt <= now || endsAt.getTime() > now.getTime() + furthest || (signUpUntil ?? startsAt) > endsAt
  if (wrong) throw new AppError('activity_times_wrong')
}

interface Changeable extends Times, Plan {
  column: string
  points: number | null
  pointsGivenAt: Date | null
}

const same = (one: Date | null, other: Date | null) => one?.getTime() === other?.getTime()

/**
 * What can still be changed: before it begins everything; afterwards photos may have been sent in under its column, and once
 * somebody got points nobody gets more or fewer. One that is over keeps its times.
 *
 * @throws activity_closed, activity_begun, points_given, activity_times_wrong
 */
export function checkChange(before: Changeable, after: Plan & Pick<Changeable, 'column' | 'points'>, now: Date): void {
  if (before.cancelledAt) throw new AppError('activity_closed', 'it was cancelled')
  if (before.column !== after.column && now >= before.startsAt) throw new AppError('activity_begun')
  if (before.points !== after.points && before.pointsGivenAt) throw new AppError('points_given')
  const moved = !same(before.startsAt, after.startsAt) || !same(before.endsAt, after.endsAt) || !same(before.signUpUntil, after.signUpUntil)
  if (moved) checkTimes(after, now)
}

/** Whether those who meant to come have to learn of it. */
export const concernsThoseWhoCome = (before: Plan & { place: string }, after: Plan & { place: string }): boolean =>
  !same(before.startsAt, after.startsAt) || !same(before.endsAt, after.endsAt) || before.place !== after.place

/** @throws activity_closed when it is over or cancelled, points_given once somebody got points for it */
export function checkCancellation(activity: Times & { pointsGivenAt: Date | null }, now: Date): void {
  if (activity.pointsGivenAt) throw new AppError('points_given')
  if (!isUnderWay(activity, now)) throw new AppError('activity_closed')
}

type Placed = RollEntry & { gridPosition: number; number: number }

/** Who signed up and who came as one list, by household. */
export function mergeRoll(signUps: readonly Placed[], attendances: readonly Placed[]): RollEntry[] {
  const came = new Map(attendances.flatMap((entry) => (entry.accountId ? [[entry.accountId, entry] as const] : [])))
  const planned = new Set(signUps.map(({ accountId }) => accountId))
  const entries = [
    ...signUps.map((entry) => ({ ...entry, attendance: came.get(entry.accountId ?? '')?.attendance ?? null })),
    ...attendances.filter(({ accountId }) => accountId === null || !planned.has(accountId))
  ]
  const byHousehold = (a: Placed, b: Placed) =>
    a.gridPosition - b.gridPosition || a.number - b.number || a.name.localeCompare(b.name, 'zh')
  return entries.sort(byHousehold).map(({ gridPosition: _, number: __, ...entry }) => entry)
}

interface Round {
  householdId: string
}

/** How many of each household came, in an order in which no two rounds wait for each other. */
export function byHousehold<Due extends Round>(due: readonly Due[]): [householdId: string, due: Due[]][] {
  const groups = new Map<string, Due[]>()
  for (const one of due) groups.set(one.householdId, [...(groups.get(one.householdId) ?? []), one])
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}
