import { sql } from 'kysely'
import type { RollEntry } from '../../../types/contract/activities'
import type { Tx } from '../../database/client'

export interface NewAttendance {
  villageId: string
  id: string
  activityId: string
  householdId: string
  accountId: string | null
  /** Of somebody without an account, else empty. */
  name: string
  way: 'code' | 'roll_call'
  recordedBy: string
  createdAt: Date
}

/** False when the account has come already. */
export async function insertAttendance(tx: Tx, attendance: NewAttendance): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('attendances')
    .values(attendance)
    .onConflict((conflict) => conflict.columns(['villageId', 'activityId', 'accountId']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

interface Named {
  householdId: string
  name: string
}

/** Whether somebody without an account was recorded by this name. */
export async function cameByName(tx: Tx, villageId: string, activityId: string, who: Named): Promise<boolean> {
  const row = await tx
    .selectFrom('attendances')
    .select('id')
    .where('villageId', '=', villageId)
    .where('activityId', '=', activityId)
    .where('householdId', '=', who.householdId)
    .where('accountId', 'is', null)
    .where('name', '=', who.name)
    .executeTakeFirst()
  return row !== undefined
}

export async function isPresent(tx: Tx, villageId: string, activityId: string, accountId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('attendances')
    .select('id')
    .where('villageId', '=', villageId)
    .where('activityId', '=', activityId)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether points were given for it. */
const pointsGiven = sql<boolean>`exists (select from point_transfers t
  where t.village_id = a.village_id and t.attendance_id = a.id)`.as('pointsGiven')

const attendances = (tx: Tx, villageId: string, activityId: string) =>
  tx
    .selectFrom('attendances as a')
    .leftJoin('accounts as p', (join) => join.onRef('p.villageId', '=', 'a.villageId').onRef('p.id', '=', 'a.accountId'))
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 'a.villageId').onRef('h.id', '=', 'a.householdId'))
    .innerJoin('grids as g', (join) => join.onRef('g.villageId', '=', 'h.villageId').onRef('g.id', '=', 'h.gridId'))
    .select((eb) => [
      'a.id', 'a.accountId', eb.fn.coalesce('p.name', 'a.name').as('name'), 'a.way', 'a.createdAt', pointsGiven,
      'a.householdId', 'h.label', 'h.number', 'g.position as gridPosition'
    ])
    .where('a.villageId', '=', villageId)
    .where('a.activityId', '=', activityId)

export async function findAttendance(tx: Tx, villageId: string, activityId: string, id: string) {
  return (await attendances(tx, villageId, activityId).where('a.id', '=', id).executeTakeFirst()) ?? null
}

export async function deleteAttendance(tx: Tx, villageId: string, id: string): Promise<void> {
  await tx.deleteFrom('attendances').where('villageId', '=', villageId).where('id', '=', id).execute()
}

type Placed = RollEntry & { gridPosition: number; number: number }

/** Everybody who came. */
export async function listAttendances(tx: Tx, villageId: string, activityId: string): Promise<Placed[]> {
  const rows = await attendances(tx, villageId, activityId).execute()
  return rows.map(({ id, way, createdAt, pointsGiven: given, householdId, label, ...row }) => ({
    ...row,
    household: { id: householdId, label },
    signedUp: false,
    attendance: { id, way, recordedAt: createdAt.toISOString(), pointsGiven: given }
  }))
}

/** Everybody who signed up. */
export async function listSignUps(tx: Tx, villageId: string, activityId: string): Promise<Placed[]> {
  const rows = await tx
    .selectFrom('activitySignUps as s')
    .innerJoin('accounts as p', (join) => join.onRef('p.villageId', '=', 's.villageId').onRef('p.id', '=', 's.accountId'))
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 's.villageId').onRef('h.id', '=', 's.householdId'))
    .innerJoin('grids as g', (join) => join.onRef('g.villageId', '=', 'h.villageId').onRef('g.id', '=', 'h.gridId'))
    .select(['s.accountId', 'p.name', 's.householdId', 'h.label', 'h.number', 'g.position as gridPosition'])
    .where('s.villageId', '=', villageId)
    .where('s.activityId', '=', activityId)
    .execute()
  return rows.map(({ householdId, label, ...row }) => ({
    ...row, household: { id: householdId, label }, signedUp: true, attendance: null
  }))
}

/** Those who came and got no points for it yet. */
export async function listDue(tx: Tx, villageId: string, activityId: string) {
  return tx
    .selectFrom('attendances as a')
    .select(['a.id', 'a.householdId'])
    .where('a.villageId', '=', villageId)
    .where('a.activityId', '=', activityId)
    .where(sql<boolean>`not exists (select from point_transfers t where t.village_id = a.village_id and t.attendance_id = a.id)`)
    .orderBy('a.householdId')
    .orderBy('a.id')
    .execute()
}

/** Somebody who can be called: an account of the village that is not shut out. */
export async function findAttendee(tx: Tx, villageId: string, accountId: string) {
  const row = await tx
    .selectFrom('accounts')
    .select(['id', 'name', 'householdId'])
    .where('villageId', '=', villageId)
    .where('id', '=', accountId)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** The account of somebody of the household by this name, if there is one. */
export async function findNamesake(tx: Tx, villageId: string, { householdId, name }: Named): Promise<string | null> {
  const row = await tx
    .selectFrom('accounts')
    .select('id')
    .where('villageId', '=', villageId)
    .where('householdId', '=', householdId)
    .where('name', '=', name)
    .where('disabledAt', 'is', null)
    .orderBy('createdAt')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function findHouseholdLabel(tx: Tx, villageId: string, id: string): Promise<string | null> {
  const row = await tx.selectFrom('households').select('label').where('villageId', '=', villageId).where('id', '=', id).executeTakeFirst()
  return row?.label ?? null
}

/** Households whose label holds the text, or the name of somebody who lives there; blanks do not matter. */
export async function searchHouseholds(tx: Tx, villageId: string, search: string, limit: number) {
  const wanted = search.replace(/\s/g, '')
  const holds = (column: string) => sql<boolean>`position(${wanted}::text in replace(${sql.ref(column)}, ' ', '')) > 0`
  return tx
    .selectFrom('households as h')
    .innerJoin('grids as g', (join) => join.onRef('g.villageId', '=', 'h.villageId').onRef('g.id', '=', 'h.gridId'))
    .select(['h.id', 'h.label'])
    .where('h.villageId', '=', villageId)
    .where('h.closedAt', 'is', null)
    .where((eb) => eb.or([
      holds('h.label'),
      eb.exists(eb.selectFrom('accounts as p').select('p.id').whereRef('p.villageId', '=', 'h.villageId')
        .whereRef('p.householdId', '=', 'h.id').where('p.disabledAt', 'is', null).where(holds('p.name'))),
      eb.exists(eb.selectFrom('rosterEntries as r').select('r.id').whereRef('r.villageId', '=', 'h.villageId')
        .whereRef('r.householdId', '=', 'h.id').where(holds('r.name')))
    ]))
    .orderBy('g.position')
    .orderBy('h.number')
    .limit(limit)
    .execute()
}

/** Who lives in the households: those with an account, and those of the roster without one. */
export async function listPeople(tx: Tx, villageId: string, householdIds: string[]) {
  const members = await tx
    .selectFrom('accounts')
    .select(['id as accountId', 'householdId', 'name'])
    .where('villageId', '=', villageId)
    .where('householdId', 'in', householdIds)
    .where('disabledAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const others = await tx
    .selectFrom('rosterEntries')
    .select([sql<null>`null`.as('accountId'), 'householdId', 'name'])
    .where('villageId', '=', villageId)
    .where('householdId', 'in', householdIds)
    .where('accountId', 'is', null)
    .orderBy('position')
    .execute()
  return { members, others }
}

/** Of those households: who came, by account or by name. */
export async function listPresent(tx: Tx, villageId: string, activityId: string, householdIds: string[]) {
  return tx
    .selectFrom('attendances')
    .select(['accountId', 'householdId', 'name'])
    .where('villageId', '=', villageId)
    .where('activityId', '=', activityId)
    .where('householdId', 'in', householdIds)
    .orderBy('createdAt')
    .execute()
}
