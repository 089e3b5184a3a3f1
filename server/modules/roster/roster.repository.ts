import { sql } from 'kysely'
import { violates, type Tx } from '../../database/client'
import { AppError } from '../../shared/app-error'

export interface Door {
  gridId: string
  unitId: string | null
  number: number
  label: string
}

export interface EntryRow {
  id: string
  name: string
  phone: string | null
  head: boolean
}

/** A household as it stands, closed or not. */
export async function findHousehold(tx: Tx, villageId: string, id: string) {
  return tx
    .selectFrom('households as h')
    .innerJoin('grids as g', (join) => join.onRef('g.villageId', '=', 'h.villageId').onRef('g.id', '=', 'h.gridId'))
    .leftJoin('units as u', (join) => join.onRef('u.villageId', '=', 'h.villageId').onRef('u.id', '=', 'h.unitId'))
    .leftJoin('households as heir', (join) => join.onRef('heir.villageId', '=', 'h.villageId').onRef('heir.id', '=', 'h.mergedInto'))
    .innerJoin('pointBalances as b', (join) => join.onRef('b.villageId', '=', 'h.villageId').onRef('b.householdId', '=', 'h.id'))
    .select([
      'h.id', 'h.version', 'h.label', 'h.number', 'h.gridId', 'g.name as grid', 'h.unitId', 'u.name as unit', 'h.cardNumber', 'h.closedAt',
      'h.mergedInto', 'heir.label as heirLabel', 'h.unlisted', 'b.free'
    ])
    .where('h.villageId', '=', villageId)
    .where('h.id', '=', id)
    .executeTakeFirst()
}

export type HouseholdRow = NonNullable<Awaited<ReturnType<typeof findHousehold>>>

export async function listEntries(tx: Tx, villageId: string, householdId: string) {
  return tx
    .selectFrom('rosterEntries')
    .select(['id', 'name', 'phone', 'head', 'position', 'accountId'])
    .where('villageId', '=', villageId)
    .where('householdId', '=', householdId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** Accounts of the household, short of those who have left. */
export async function listAccounts(tx: Tx, villageId: string, householdId: string) {
  return tx
    .selectFrom('accounts as a')
    .leftJoin('rosterEntries as e', (join) => join.onRef('e.villageId', '=', 'a.villageId').onRef('e.accountId', '=', 'a.id'))
    .select(['a.id', 'a.name', 'a.roles', 'a.disabledAt', 'e.id as entryId'])
    .where('a.villageId', '=', villageId)
    .where('a.householdId', '=', householdId)
    .where('a.erasedAt', 'is', null)
    .orderBy('a.createdAt')
    .orderBy('a.id')
    .execute()
}

export async function countOpenOrders(tx: Tx, villageId: string, householdId: string): Promise<number> {
  const { orders } = await tx
    .selectFrom('orders')
    .select(sql<number>`count(*)::int`.as('orders'))
    .where('villageId', '=', villageId)
    .where('householdId', '=', householdId)
    .where('status', '=', sql.lit('held' as const))
    .executeTakeFirstOrThrow()
  return orders
}

/** Merges and splits it took part in, newest first. */
export async function listChanges(tx: Tx, villageId: string, householdId: string) {
  return tx
    .selectFrom('householdChanges as c')
    .innerJoin('households as f', (join) => join.onRef('f.villageId', '=', 'c.villageId').onRef('f.id', '=', 'c.fromHousehold'))
    .innerJoin('households as t', (join) => join.onRef('t.villageId', '=', 'c.villageId').onRef('t.id', '=', 'c.toHousehold'))
    .innerJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 'c.villageId').onRef('a.id', '=', 'c.doneBy'))
    .select([
      'c.id', 'c.kind', 'c.points', 'c.createdAt', 'c.fromHousehold', 'f.label as fromLabel', 'c.toHousehold', 't.label as toLabel', 'a.name as by'
    ])
    .where('c.villageId', '=', villageId)
    .where((eb) => eb.or([eb('c.fromHousehold', '=', householdId), eb('c.toHousehold', '=', householdId)]))
    .orderBy('c.createdAt', 'desc')
    .orderBy('c.id')
    .execute()
}

/** Whether the grid is one of the village and the unit, if any, one of the grid. */
export async function isDoorOf(tx: Tx, villageId: string, { gridId, unitId }: Pick<Door, 'gridId' | 'unitId'>): Promise<boolean> {
  const row = await tx
    .selectFrom('grids as g')
    .leftJoin('units as u', (join) => join.onRef('u.villageId', '=', 'g.villageId').onRef('u.gridId', '=', 'g.id').on('u.id', '=', unitId))
    .select('u.id as unit')
    .where('g.villageId', '=', villageId)
    .where('g.id', '=', gridId)
    .executeTakeFirst()
  return row !== undefined && (unitId === null || row.unit !== null)
}

async function refusingTakenDoor<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (violates(error, 'households_by_door')) throw new AppError('door_taken')
    throw error
  }
}

/** Its balance is opened by trigger. @throws door_taken */
export async function insertHousehold(tx: Tx, household: Door & { villageId: string; id: string; createdAt: Date }): Promise<void> {
  await refusingTakenDoor(tx.insertInto('households').values(household).execute())
}

/** @returns whether the version was the one there @throws door_taken */
export async function updateHousehold(tx: Tx, villageId: string, id: string, version: number, door: Door): Promise<boolean> {
  const { numUpdatedRows } = await refusingTakenDoor(
    tx.updateTable('households').set({ ...door, version: version + 1 })
      .where('villageId', '=', villageId).where('id', '=', id).where('version', '=', version).executeTakeFirst())
  return numUpdatedRows === 1n
}

/** @returns whether the version was the one there */
export async function replaceCard(tx: Tx, villageId: string, id: string, version: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('households')
    .set((eb) => ({ cardNumber: eb('cardNumber', '+', 1), version: version + 1 }))
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function deleteEntries(tx: Tx, villageId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.deleteFrom('rosterEntries').where('villageId', '=', villageId).where('id', 'in', ids).execute()
}

/** Whoever becomes head does so after whoever was it: a household never has two. */
export async function updateEntries(tx: Tx, villageId: string, entries: (EntryRow & { position?: number })[]): Promise<void> {
  if (entries.length === 0) return
  await tx.updateTable('rosterEntries').set({ head: false })
    .where('villageId', '=', villageId).where('head', '=', true).where('id', '=', sql<string>`any (${entries.map(({ id }) => id)}::uuid[])`).execute()
  await sql`
    update roster_entries e
    set name = n.name, phone = n.phone, head = n.head, position = coalesce(n.position, e.position)
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as n (id uuid, name text, phone text, head boolean, position int)
    where e.village_id = ${villageId} and e.id = n.id
  `.execute(tx)
}

export type NewEntry = Omit<EntryRow, 'id'> & { householdId: string; position: number }

export async function insertEntries(tx: Tx, villageId: string, entries: NewEntry[], createdAt: Date): Promise<void> {
  if (entries.length === 0) return
  await sql`
    insert into roster_entries (village_id, household_id, name, phone, head, position, created_at)
    select ${villageId}, n."householdId", n.name, n.phone, n.head, n.position, ${createdAt}
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as n ("householdId" uuid, name text, phone text, head boolean, position int)
  `.execute(tx)
}

/**
 * Finds on the roster who has an account in the same household, by name, where the name tells: of all households, or of one.
 * An entry keeps its account under whatever name it gets later.
 */
export async function linkAccounts(tx: Tx, villageId: string, householdId: string | null): Promise<void> {
  await sql`
    update roster_entries e set account_id = a.id
    from accounts a
    where e.village_id = ${villageId} and (${householdId}::uuid is null or e.household_id = ${householdId}) and e.account_id is null
      and a.village_id = e.village_id and a.household_id = e.household_id and a.name = e.name and a.erased_at is null
      and not exists (select from roster_entries o where o.village_id = e.village_id and o.account_id = a.id)
      and not exists (
        select from roster_entries o
        where o.village_id = e.village_id and o.household_id = e.household_id and o.name = e.name and o.id <> e.id and o.account_id is null)
      and not exists (
        select from accounts o
        where o.village_id = a.village_id and o.household_id = a.household_id and o.name = a.name and o.id <> a.id and o.erased_at is null)
  `.execute(tx)
}

/** Cards of the households that are not closed, in the village's own order. */
export async function listCards(
  tx: Tx,
  villageId: string,
  { gridId, householdId, offset, limit }: { gridId: string | null; householdId: string | null; offset: number; limit: number }
) {
  let query = tx
    .selectFrom('households as h')
    .innerJoin('grids as g', (join) => join.onRef('g.villageId', '=', 'h.villageId').onRef('g.id', '=', 'h.gridId'))
    .leftJoin('units as u', (join) => join.onRef('u.villageId', '=', 'h.villageId').onRef('u.id', '=', 'h.unitId'))
    .select(['h.id as householdId', 'h.label', 'g.name as grid', 'u.name as unit', 'h.cardNumber'])
    .where('h.villageId', '=', villageId)
    .where('h.closedAt', 'is', null)
    .orderBy('g.position')
    .orderBy('h.number')
    .offset(offset)
    .limit(limit)
  if (gridId) query = query.where('h.gridId', '=', gridId)
  if (householdId) query = query.where('h.id', '=', householdId)
  return query.execute()
}
