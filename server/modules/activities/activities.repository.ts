import { sql } from 'kysely'
import type { Tx } from '../../database/client'
import type { Cursor } from '../../shared/cursor'

const activityColumns = [
  'id', 'column', 'title', 'description', 'place', 'startsAt', 'endsAt', 'capacity', 'signUpUntil', 'points', 'pointsGivenAt',
  'cancelledAt', 'version'
] as const

const select = (tx: Tx, villageId: string) => tx.selectFrom('activities').select(activityColumns).where('villageId', '=', villageId)

/** With how many signed up and came, and whether `accountId` is one of them. */
const selectSeen = (tx: Tx, villageId: string, accountId: string) =>
  select(tx, villageId).select([
    sql<number>`(select count(*)::int from activity_sign_ups s
      where s.village_id = activities.village_id and s.activity_id = activities.id)`.as('signUps'),
    sql<number>`(select count(*)::int from attendances a
      where a.village_id = activities.village_id and a.activity_id = activities.id)`.as('came'),
    sql<boolean>`exists (select from activity_sign_ups s
      where s.village_id = activities.village_id and s.activity_id = activities.id and s.account_id = ${accountId})`.as('signedUp'),
    sql<boolean>`exists (select from attendances a
      where a.village_id = activities.village_id and a.activity_id = activities.id and a.account_id = ${accountId})`.as('present')
  ])

export type SeenActivity = Awaited<ReturnType<typeof listEndingAfter>>[number]

/** Those that were not cancelled and end after `end`, the soonest first. */
export const listEndingAfter = (tx: Tx, villageId: string, { accountId, end, limit }: { accountId: string; end: Date; limit: number }) =>
  selectSeen(tx, villageId, accountId)
    .where('endsAt', '>', end)
    .where('cancelledAt', 'is', null)
    .orderBy('startsAt')
    .orderBy('id')
    .limit(limit)
    .execute()

interface PastWanted {
  accountId: string
  now: Date
  /** By its end. */
  before: Cursor | null
  limit: number
}

/** Those that are over or cancelled, the latest end first. */
export async function listPast(tx: Tx, villageId: string, { accountId, now, before, limit }: PastWanted): Promise<SeenActivity[]> {
  let query = selectSeen(tx, villageId, accountId)
    .where((eb) => eb.or([eb('endsAt', '<=', now), eb('cancelledAt', 'is not', null)]))
    .orderBy('endsAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (before) query = query.where((eb) => eb(eb.refTuple('endsAt', 'id'), '<', eb.tuple(before.createdAt, before.id)))
  return query.execute()
}

export async function findSeen(tx: Tx, villageId: string, id: string, accountId: string): Promise<SeenActivity | null> {
  return (await selectSeen(tx, villageId, accountId).where('id', '=', id).executeTakeFirst()) ?? null
}

export type ActivityRow = NonNullable<Awaited<ReturnType<typeof findActivity>>>

export async function findActivity(tx: Tx, villageId: string, id: string) {
  return (await select(tx, villageId).where('id', '=', id).executeTakeFirst()) ?? null
}

/**
 * Held until the transaction ends, so that nobody else signs up, calls the roll, gives points or changes it meanwhile. People
 * go on checking in: a new attendance only wants the activity to stay there.
 */
export async function lockActivity(tx: Tx, villageId: string, id: string): Promise<ActivityRow | null> {
  return (await select(tx, villageId).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()) ?? null
}

export interface ActivityContent {
  column: ActivityRow['column']
  title: string
  description: string
  place: string
  startsAt: Date
  endsAt: Date
  capacity: number | null
  signUpUntil: Date | null
  points: number | null
}

type NewActivity = ActivityContent & { villageId: string; id: string; createdBy: string; createdAt: Date }

export async function insertActivity(tx: Tx, activity: NewActivity): Promise<void> {
  await tx.insertInto('activities').values(activity).execute()
}

type Change = Partial<ActivityContent & { cancelledAt: Date; pointsGivenAt: Date }>

/** Of one that is locked. */
export async function changeActivity(tx: Tx, villageId: string, { id, version }: ActivityRow, change: Change): Promise<void> {
  await tx
    .updateTable('activities')
    .set({ ...change, version: version + 1 })
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .execute()
}

export async function countSignUps(tx: Tx, villageId: string, activityId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('activitySignUps')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('villageId', '=', villageId)
    .where('activityId', '=', activityId)
    .executeTakeFirstOrThrow()
  return count
}

export async function hasSignedUp(tx: Tx, villageId: string, activityId: string, accountId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('activitySignUps')
    .select('accountId')
    .where('villageId', '=', villageId)
    .where('activityId', '=', activityId)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  return row !== undefined
}

interface SignUp {
  villageId: string
  activityId: string
  accountId: string
  householdId: string
  createdAt: Date
}

export async function insertSignUp(tx: Tx, signUp: SignUp): Promise<void> {
  await tx.insertInto('activitySignUps').values(signUp).execute()
}

export async function deleteSignUp(tx: Tx, villageId: string, activityId: string, accountId: string): Promise<void> {
  await tx
    .deleteFrom('activitySignUps')
    .where('villageId', '=', villageId)
    .where('activityId', '=', activityId)
    .where('accountId', '=', accountId)
    .execute()
}

/** Accounts of those who signed up or came. */
export async function listConcerned(tx: Tx, villageId: string, activityId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('activitySignUps')
    .select('accountId')
    .where('villageId', '=', villageId)
    .where('activityId', '=', activityId)
    .union((eb) =>
      eb
        .selectFrom('attendances')
        .select(sql<string>`account_id`.as('accountId'))
        .where('villageId', '=', villageId)
        .where('activityId', '=', activityId)
        .where('accountId', 'is not', null))
    .execute()
  return rows.map(({ accountId }) => accountId)
}
