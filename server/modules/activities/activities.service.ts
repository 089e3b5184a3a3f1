import type { Activity, ActivityChange, ActivityCreate, ActivityPage, ActivityQuery } from '../../../types/contract/activities'
import type { VersionBody } from '../../../types/contract/common'
import type { Column } from '../../../types/contract/rules'
import { roles } from '../../../types/contract/sessions'
import type { Database, Tx } from '../../database/client'
import { householdMember, villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { decodeCursor, pageOfRows } from '../../shared/cursor'
import { demandPermission } from '../../shared/permissions'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import type { MessagesService } from '../messages/messages.service'
import {
  checkCancellation, checkChange, checkInFrom, checkTimes, concernsThoseWhoCome, graceAfterEnd, isCheckInOpen, isRunning, isSignUpOpen,
  isUnderWay, phaseOf, signUpDeadline
} from './activities.rules'
import * as repository from './activities.repository'

export interface ActivitiesService {
  /** What runs in one's village or is to come, the soonest first; or what is past, the latest first. */
  list(actor: Actor, query: ActivityQuery): Promise<ActivityPage>
  /** @throws not_found */
  find(actor: Actor, id: string): Promise<Activity>
  /** Publishes one; the whole village is told. @returns its id @throws forbidden, activity_times_wrong, idempotency_key_reused */
  publish(actor: Actor, input: ActivityCreate, idempotencyKey: string): Promise<string>
  /**
   * Those who signed up or came are told where its time or place changes.
   *
   * @throws forbidden, not_found, stale_version, activity_closed, activity_begun, points_given, activity_times_wrong, capacity_too_small
   */
  change(actor: Actor, id: string, change: ActivityChange): Promise<void>
  /** Calls it off; those who signed up or came are told. @throws forbidden, not_found, stale_version, activity_closed, points_given */
  cancel(actor: Actor, id: string, seen: VersionBody): Promise<void>
  /** For oneself; who has signed up stays so. @throws not_found, household_missing, activity_closed, sign_up_closed, activity_full */
  signUp(actor: Actor, id: string): Promise<void>
  /** Gives one's place to somebody else, until it is over. @throws not_found, activity_closed */
  giveUp(actor: Actor, id: string): Promise<void>
  /** Refuses unless photos of the column may be sent in for the activity now. @throws activity_not_running */
  demandRunning(tx: Tx, actor: Villager, id: string, column: Column): Promise<void>
}

/** More than a village ever plans at once. */
const manyActivities = 100

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
  messages: MessagesService
}

export function createActivitiesService({ database, clock, audit, messages }: Dependencies): ActivitiesService {
  /** Nobody else signs up or changes it until the transaction ends. @throws not_found */
  async function lock(tx: Tx, { villageId }: Villager, id: string): Promise<repository.ActivityRow> {
    const activity = await repository.lockActivity(tx, villageId, id)
    if (!activity) throw new AppError('not_found')
    return activity
  }

  /** As somebody saw it who now wants to change it. @throws not_found, stale_version */
  async function lockSeen(tx: Tx, actor: Villager, id: string, { version }: VersionBody): Promise<repository.ActivityRow> {
    const activity = await lock(tx, actor, id)
    if (activity.version !== version) throw new AppError('stale_version', undefined, { version: activity.version })
    return activity
  }

  async function tellConcerned(tx: Tx, { villageId, accountId }: Villager, activity: repository.ActivityRow, kind: 'activity_changed' | 'activity_cancelled') {
    const accountIds = await repository.listConcerned(tx, villageId, activity.id)
    await messages.tell(tx, villageId, { accountIds }, { kind, about: activity.title, activityId: activity.id, except: accountId })
    return accountIds.length
  }

  return {
    async list(actor, { past = false, cursor, limit = 20 }) {
      const { villageId, accountId } = villager(actor)
      const now = clock.now()
      return database.inVillage(villageId, async (tx) => {
        if (!past) {
          const end = new Date(now.getTime() - graceAfterEnd)
          const rows = await repository.listEndingAfter(tx, villageId, { accountId, end, limit: manyActivities })
          return { items: rows.map((row) => present(row, now)), nextCursor: null }
        }
        const before = decodeCursor(cursor)
        const found = await repository.listPast(tx, villageId, { accountId, now, before, limit: limit + 1 })
        const placed = found.map((row) => ({ ...row, createdAt: row.endsAt }))
        const { rows, nextCursor } = pageOfRows(placed, limit)
        return { items: rows.map((row) => present(row, now)), nextCursor }
      })
    },

    async find(actor, id) {
      const { villageId, accountId } = villager(actor)
      const row = await database.inVillage(villageId, (tx) => repository.findSeen(tx, villageId, id, accountId))
      if (!row) throw new AppError('not_found')
      return present(row, clock.now())
    },

    async publish(actor, input, idempotencyKey) {
      demandPermission(actor, 'manage_activities')
      const person = villager(actor)
      const { villageId, accountId } = person
      const activity = read(input)
      return database.inVillage(villageId, (tx) =>
        createOnce(tx, person, { key: idempotencyKey, content: ['activity', input] }, clock.now(), async (id) => {
          const now = clock.now()
          checkTimes(activity, now)
          await repository.insertActivity(tx, { villageId, id, ...activity, createdBy: accountId, createdAt: now })
          await audit.record(tx, person, { action: 'activity_created', about: activity.title, subjectId: id, details: { ...input } })
          await messages.tell(tx, villageId, { roles }, { kind: 'activity_published', about: activity.title, activityId: id, except: accountId })
        }))
    },

    async change(actor, id, { version, ...input }) {
      demandPermission(actor, 'manage_activities')
      const person = villager(actor)
      const { villageId } = person
      const after = read(input)
      await database.inVillage(villageId, async (tx) => {
        const before = await lockSeen(tx, person, id, { version })
        checkChange(before, after, clock.now())
        const signUps = await repository.countSignUps(tx, villageId, id)
        if (after.capacity !== null && after.capacity < signUps) throw new AppError('capacity_too_small', undefined, { signUps })
        await repository.changeActivity(tx, villageId, before, after)
        const details = { before: written(before), after: written(after) }
        await audit.record(tx, person, { action: 'activity_changed', about: after.title, subjectId: id, details })
        if (concernsThoseWhoCome(before, after)) await tellConcerned(tx, person, { ...before, title: after.title }, 'activity_changed')
      })
    },

    async cancel(actor, id, seen) {
      demandPermission(actor, 'manage_activities')
      const person = villager(actor)
      await database.inVillage(person.villageId, async (tx) => {
        const activity = await lockSeen(tx, person, id, seen)
        checkCancellation(activity, clock.now())
        await repository.changeActivity(tx, person.villageId, activity, { cancelledAt: clock.now() })
        const told = await tellConcerned(tx, person, activity, 'activity_cancelled')
        await audit.record(tx, person, { action: 'activity_cancelled', about: activity.title, subjectId: id, details: { told } })
      })
    },

    async signUp(actor, id) {
      const member = householdMember(actor)
      const { villageId, accountId, householdId } = member
      await database.inVillage(villageId, async (tx) => {
        const activity = await lock(tx, member, id)
        if (await repository.hasSignedUp(tx, villageId, id, accountId)) return
        const now = clock.now()
        if (!isUnderWay(activity, now)) throw new AppError('activity_closed')
        if (!isSignUpOpen(activity, now)) throw new AppError('sign_up_closed')
        const { capacity } = activity
        if (capacity !== null && (await repository.countSignUps(tx, villageId, id)) >= capacity) {
          throw new AppError('activity_full', undefined, { capacity })
        }
        await repository.insertSignUp(tx, { villageId, activityId: id, accountId, householdId, createdAt: now })
      })
    },

    async giveUp(actor, id) {
      const person = villager(actor)
      await database.inVillage(person.villageId, async (tx) => {
        const activity = await lock(tx, person, id)
        if (!isUnderWay(activity, clock.now())) throw new AppError('activity_closed')
        await repository.deleteSignUp(tx, person.villageId, id, person.accountId)
      })
    },

    async demandRunning(tx, { villageId }, id, column) {
      const activity = await repository.findActivity(tx, villageId, id)
      if (!activity || activity.column !== column || !isRunning(activity, clock.now())) throw new AppError('activity_not_running')
    }
  }
}

/** Without the blanks around what was typed. */
const read = ({ startsAt, endsAt, signUpUntil, ...input }: ActivityCreate): repository.ActivityContent => ({
  ...input,
  title: input.title.trim(),
  description: input.description.trim(),
  place: input.place.trim(),
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
  signUpUntil: signUpUntil === null ? null : new Date(signUpUntil)
})

/** What the audit keeps of it. */
const written = ({ column, title, description, place, startsAt, endsAt, capacity, signUpUntil, points }: repository.ActivityContent) =>
  ({ column, title, description, place, startsAt, endsAt, capacity, signUpUntil, points })

function present(activity: repository.SeenActivity, now: Date): Activity {
  const { id, column, title, description, place, startsAt, endsAt, points, pointsGivenAt, capacity, version } = activity
  const { signUps, signedUp, came, present: isPresent } = activity
  return {
    id, column, title, description, place, points, capacity, signUps, signedUp, came, version,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    phase: phaseOf(activity, now),
    running: isRunning(activity, now),
    signUpUntil: signUpDeadline(activity).toISOString(),
    signUpOpen: isSignUpOpen(activity, now),
    checkInFrom: checkInFrom(activity).toISOString(),
    checkInOpen: isCheckInOpen(activity, now),
    present: isPresent,
    pointsGivenAt: pointsGivenAt?.toISOString() ?? null
  }
}
