import { randomUUID } from 'node:crypto'
import type { AttendanceCreate, Candidates, CheckInCode, PointsRound, Roll } from '../../../types/contract/activities'
import type { VersionBody } from '../../../types/contract/common'
import type { Database, Tx } from '../../database/client'
import { demand, householdMember, villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
import type { AttemptsService } from '../attempts/attempts.service'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import type { KinshipsService } from '../kinships/kinships.service'
import type { MessagesService } from '../messages/messages.service'
import type { PointsService } from '../points/points.service'
import { byHousehold, demandCheckInOpen, demandRollCall, mergeRoll } from './activities.rules'
import { findActivity, findSeen, changeActivity, lockActivity, type ActivityRow } from './activities.repository'
import * as repository from './attendances.repository'
import { checkInCode, isCheckInCode } from './check-in-code'

export interface AttendancesService {
  /** What is shown at an activity for people to check in with. @throws forbidden, not_found, check_in_closed */
  code(actor: Actor, activityId: string): Promise<CheckInCode>
  /**
   * Records that one came, by the code shown there; who is recorded already stays so.
   *
   * @throws not_found, household_missing, check_in_closed, check_in_code_wrong, too_many_requests
   */
  checkIn(actor: Actor, activityId: string, code: string): Promise<void>
  /** Who signed up and who came. @throws forbidden, not_found */
  roll(actor: Actor, activityId: string): Promise<Roll>
  /** Whom of the village one could call. @throws forbidden, not_found */
  candidates(actor: Actor, activityId: string, search: string): Promise<Candidates>
  /**
   * Calls one person, whom the caller may not be nor be kin of.
   *
   * @returns the id of the attendance
   * @throws forbidden, not_found, activity_closed, check_in_closed, already_present, household_not_found, household_closed,
   * own_household, relative_household, idempotency_key_reused
   */
  record(actor: Actor, activityId: string, who: AttendanceCreate, idempotencyKey: string): Promise<string>
  /** Takes a wrong line of the roll call back. @throws forbidden, not_found, points_given */
  undo(actor: Actor, activityId: string, id: string): Promise<void>
  /**
   * Gives everybody who came and has none yet the activity's points.
   *
   * @throws forbidden, not_found, stale_version, points_given, no_points_due
   */
  givePoints(actor: Actor, activityId: string, seen: VersionBody): Promise<PointsRound>
}

interface Dependencies {
  database: Database
  clock: Clock
  secretKey: string
  attempts: AttemptsService
  audit: AuditService
  kinships: KinshipsService
  points: PointsService
  messages: MessagesService
}

/** Wrong codes an account may try in ten minutes. */
const codeLimit = { max: 5, windowSeconds: 600 }
/** Households shown for a search; whoever finds too many says more. */
const manyHouseholds = 20

export function createAttendancesService(dependencies: Dependencies): AttendancesService {
  const { database, clock, secretKey, attempts, audit, kinships, points, messages } = dependencies

  function manager(actor: Actor): Villager {
    demandPermission(actor, 'manage_activities')
    return villager(actor)
  }

  async function find(tx: Tx, { villageId }: Villager, id: string): Promise<ActivityRow> {
    const activity = await findActivity(tx, villageId, id)
    if (!activity) throw new AppError('not_found')
    return activity
  }

  async function lock(tx: Tx, { villageId }: Villager, id: string): Promise<ActivityRow> {
    const activity = await lockActivity(tx, villageId, id)
    if (!activity) throw new AppError('not_found')
    return activity
  }

  /** Who is meant, and of which household. @throws invalid_request, not_found, household_not_found */
  async function identify(tx: Tx, { villageId }: Villager, { accountId, householdId, name: said }: AttendanceCreate) {
    const name = said?.trim()
    if (accountId !== undefined && householdId === undefined && name === undefined) {
      const person = await repository.findAttendee(tx, villageId, accountId)
      if (!person) throw new AppError('not_found', 'no such person')
      if (person.householdId === null) throw new AppError('household_not_found', 'the person belongs to no household')
      return { accountId, householdId: person.householdId, name: person.name }
    }
    if (accountId !== undefined || householdId === undefined || name === undefined) {
      throw new AppError('invalid_request', 'send an account, or a household and a name')
    }
    if ((await repository.findHouseholdLabel(tx, villageId, householdId)) === null) throw new AppError('household_not_found')
    return { accountId: await repository.findNamesake(tx, villageId, { householdId, name }), householdId, name }
  }

  /** Nobody vouches for themselves or their kin. @throws own_household, relative_household */
  async function demandStranger(tx: Tx, actor: Villager, householdId: string): Promise<void> {
    if (householdId === actor.householdId) throw new AppError('own_household')
    if ((await kinships.relativesOf(tx, actor)).has(householdId)) throw new AppError('relative_household')
  }

  return {
    async code(actor, activityId) {
      const { villageId, accountId } = manager(actor)
      const activity = await database.inVillage(villageId, (tx) => findSeen(tx, villageId, activityId, accountId))
      if (!activity) throw new AppError('not_found')
      const now = clock.now()
      demandCheckInOpen(activity, now)
      return { ...checkInCode(secretKey, activityId, now), came: activity.came }
    },

    async checkIn(actor, activityId, code) {
      const member = householdMember(actor)
      const { villageId, accountId, householdId } = member
      const done = await database.inVillage(villageId, async (tx) => {
        const activity = await find(tx, member, activityId)
        if (await repository.isPresent(tx, villageId, activityId, accountId)) return true
        demandCheckInOpen(activity, clock.now())
        return false
      })
      if (done) return
      await attempts.guard({ key: `check-in:${accountId}`, ...codeLimit }, () =>
        database.inVillage(villageId, async (tx) => {
          const activity = await find(tx, member, activityId)
          const now = clock.now()
          demandCheckInOpen(activity, now)
          if (!isCheckInCode(secretKey, activityId, code, now)) throw new AppError('check_in_code_wrong')
          await repository.insertAttendance(tx, {
            villageId, id: randomUUID(), activityId, householdId, accountId, name: '', way: 'code', recordedBy: accountId, createdAt: now
          })
        }))
    },

    async roll(actor, activityId) {
      const person = manager(actor)
      const { villageId } = person
      return database.inVillage(villageId, async (tx) => {
        await find(tx, person, activityId)
        const came = await repository.listAttendances(tx, villageId, activityId)
        const items = mergeRoll(await repository.listSignUps(tx, villageId, activityId), came)
        return { items, due: came.filter(({ attendance }) => attendance?.pointsGiven === false).length }
      })
    },

    async candidates(actor, activityId, search) {
      const person = manager(actor)
      const { villageId } = person
      return database.inVillage(villageId, async (tx) => {
        await find(tx, person, activityId)
        const households = await repository.searchHouseholds(tx, villageId, search, manyHouseholds)
        const ids = households.map(({ id }) => id)
        if (ids.length === 0) return { items: [] }
        const { members, others } = await repository.listPeople(tx, villageId, ids)
        const present = await repository.listPresent(tx, villageId, activityId, ids)
        return { items: households.map((household) => ({ ...household, people: peopleOf(household.id, { members, others, present }) })) }
      })
    },

    async record(actor, activityId, who, idempotencyKey) {
      const person = manager(actor)
      const { villageId, accountId: recordedBy } = person
      return database.inVillage(villageId, (tx) =>
        createOnce(tx, person, { key: idempotencyKey, content: ['attendance', activityId, who] }, clock.now(), async (id) => {
          // names have no key of their own: two roll calls wait for each other
          const activity = await lock(tx, person, activityId)
          const now = clock.now()
          demandRollCall(activity, now)
          const { accountId, householdId, name } = await identify(tx, person, who)
          await demandStranger(tx, person, householdId)
          if (!accountId && (await repository.cameByName(tx, villageId, activityId, { householdId, name }))) {
            throw new AppError('already_present')
          }
          const attendance = { villageId, id, activityId, householdId, accountId, recordedBy, way: 'roll_call' as const, createdAt: now }
          const recorded = await repository.insertAttendance(tx, { ...attendance, name: accountId ? '' : name })
          if (!recorded) throw new AppError('already_present')
          // of somebody with an account the name is read from it, so that it goes with them
          const details = accountId ? { accountId } : { name }
          await audit.record(tx, person, { action: 'attendance_recorded', about: activity.title, householdId, subjectId: activityId, details })
        }))
    },

    async undo(actor, activityId, id) {
      const person = manager(actor)
      const { villageId } = person
      await database.inVillage(villageId, async (tx) => {
        const activity = await lock(tx, person, activityId)
        const attendance = await repository.findAttendance(tx, villageId, activityId, id)
        if (!attendance) throw new AppError('not_found')
        demand(attendance.way === 'roll_call', 'take back what somebody recorded by the code')
        if (attendance.pointsGiven) throw new AppError('points_given')
        await repository.deleteAttendance(tx, villageId, id)
        const { householdId, accountId, name } = attendance
        const details = accountId ? { accountId } : { name }
        await audit.record(tx, person, { action: 'attendance_undone', about: activity.title, householdId, subjectId: activityId, details })
      })
    },

    async givePoints(actor, activityId, { version }) {
      const person = manager(actor)
      const { villageId } = person
      return database.inVillage(villageId, async (tx) => {
        const activity = await lock(tx, person, activityId)
        const { title: about, points: amount, pointsGivenAt } = activity
        const due = await repository.listDue(tx, villageId, activityId)
        if (due.length === 0) throw new AppError(pointsGivenAt ? 'points_given' : 'no_points_due')
        if (activity.version !== version) throw new AppError('stale_version', undefined, { version: activity.version })
        if (amount === null || activity.cancelledAt) throw new AppError('no_points_due')
        await changeActivity(tx, villageId, activity, { pointsGivenAt: pointsGivenAt ?? clock.now() })
        const round = { people: due.length, points: due.length * amount }
        await audit.record(tx, person, { action: 'attendance_points_given', about, subjectId: activityId, details: { ...round, each: amount } })
        for (const [householdId, here] of byHousehold(due)) {
          for (const { id: attendanceId } of here) await points.attend(tx, person, { householdId, amount, about, attendanceId })
          const news = { kind: 'attendance_points' as const, about, points: here.length * amount, activityId }
          await messages.tell(tx, villageId, { householdId }, news)
        }
        return round
      })
    }
  }
}

interface Found {
  members: { accountId: string; householdId: string | null; name: string }[]
  others: { accountId: null; householdId: string; name: string }[]
  present: { accountId: string | null; householdId: string; name: string }[]
}

/** Of one household: its accounts, whom the roster knows besides, and who was called by a name that neither knows. */
function peopleOf(householdId: string, { members, others, present }: Found): Candidates['items'][number]['people'] {
  const here = <Person extends { householdId: string | null }>(people: Person[]) => people.filter((one) => one.householdId === householdId)
  const known = new Set(here(members).map(({ name }) => name))
  const unknown = [...here(others), ...here(present).filter(({ accountId }) => accountId === null)].filter(({ name }) => !known.has(name))
  const named = new Set(unknown.map(({ name }) => name))
  const came = here(present)
  return [
    ...here(members).map(({ accountId, name }) => ({ accountId, name, present: came.some((one) => one.accountId === accountId) })),
    ...[...named].map((name) => ({ accountId: null, name, present: came.some((one) => one.accountId === null && one.name === name) }))
  ]
}
