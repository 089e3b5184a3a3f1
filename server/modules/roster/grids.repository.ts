import { sql } from 'kysely'
import { violates, type Tx } from '../../database/client'
import { AppError } from '../../shared/app-error'

/** What a grid and a unit have in common. */
export interface Headed {
  name: string
  headName: string
  headPhone: string
}

/** Lets one roster be written by one person at a time, until the transaction ends: few write it, and never for long. */
export async function lockRoster(tx: Tx, villageId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`roster ${villageId}`}, 0))`.execute(tx)
}

async function refusingTakenName<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (violates(error, 'grids_village_id_name_key') || violates(error, 'units_village_id_grid_id_name_key')) throw new AppError('name_taken')
    throw error
  }
}

const facts = ['id', 'name', 'headName', 'headPhone', 'version'] as const
const last = sql<number>`coalesce(max(position), 0) + 1`

export async function findGrid(tx: Tx, villageId: string, id: string) {
  return tx.selectFrom('grids').select(facts).where('villageId', '=', villageId).where('id', '=', id).executeTakeFirst()
}

export async function findUnit(tx: Tx, villageId: string, id: string) {
  return tx.selectFrom('units').select([...facts, 'gridId']).where('villageId', '=', villageId).where('id', '=', id).executeTakeFirst()
}

/** Behind the last one. @throws name_taken */
export async function insertGrid(tx: Tx, villageId: string, id: string, grid: Headed): Promise<void> {
  const { position } = await tx.selectFrom('grids').select(last.as('position')).where('villageId', '=', villageId).executeTakeFirstOrThrow()
  await refusingTakenName(tx.insertInto('grids').values({ villageId, id, ...grid, position }).execute())
}

/** Behind the last one of the grid. @throws name_taken */
export async function insertUnit(tx: Tx, villageId: string, id: string, { gridId, ...unit }: Headed & { gridId: string }): Promise<void> {
  const { position } = await tx.selectFrom('units').select(last.as('position'))
    .where('villageId', '=', villageId).where('gridId', '=', gridId).executeTakeFirstOrThrow()
  await refusingTakenName(tx.insertInto('units').values({ villageId, id, gridId, ...unit, position }).execute())
}

/** @returns whether the version was the one there @throws name_taken */
export async function updateGrid(tx: Tx, villageId: string, id: string, version: number, grid: Headed): Promise<boolean> {
  const { numUpdatedRows } = await refusingTakenName(
    tx.updateTable('grids').set({ ...grid, version: version + 1 })
      .where('villageId', '=', villageId).where('id', '=', id).where('version', '=', version).executeTakeFirst())
  return numUpdatedRows === 1n
}

/** @returns whether the version was the one there @throws name_taken */
export async function updateUnit(tx: Tx, villageId: string, id: string, version: number, unit: Headed): Promise<boolean> {
  const { numUpdatedRows } = await refusingTakenName(
    tx.updateTable('units').set({ ...unit, version: version + 1 })
      .where('villageId', '=', villageId).where('id', '=', id).where('version', '=', version).executeTakeFirst())
  return numUpdatedRows === 1n
}

/** Those of the village, or the units of one grid, in their order. */
export async function listNames(tx: Tx, villageId: string, of: 'grids' | { gridId: string }) {
  const columns = ['id', 'name'] as const
  if (of === 'grids') return tx.selectFrom('grids').select(columns).where('villageId', '=', villageId).orderBy('position').execute()
  return tx.selectFrom('units').select(columns)
    .where('villageId', '=', villageId).where('gridId', '=', of.gridId).orderBy('position').execute()
}

export async function putInOrder(tx: Tx, villageId: string, table: 'grids' | 'units', ids: string[]): Promise<void> {
  await sql`
    update ${sql.table(table)} set position = wanted.position
    from unnest(${ids}::uuid[]) with ordinality as wanted (id, position)
    where ${sql.table(table)}.village_id = ${villageId} and ${sql.table(table)}.id = wanted.id
  `.execute(tx)
}

/** Open households of a grid, or of one of its units. */
export async function countHouseholds(tx: Tx, villageId: string, where: { gridId: string } | { unitId: string }): Promise<number> {
  let query = tx.selectFrom('households').select(sql<number>`count(*)::int`.as('households'))
    .where('villageId', '=', villageId).where('closedAt', 'is', null)
  query = 'gridId' in where ? query.where('gridId', '=', where.gridId) : query.where('unitId', '=', where.unitId)
  return (await query.executeTakeFirstOrThrow()).households
}

export async function hasNotices(tx: Tx, villageId: string, gridId: string): Promise<boolean> {
  const row = await tx.selectFrom('noticeAudiences').select('noticeId')
    .where('villageId', '=', villageId).where('gridId', '=', gridId).limit(1).executeTakeFirst()
  return row !== undefined
}

/** Households that were merged are counted to the grid of what they became part of, when their own is given up. */
export async function rehouseClosed(tx: Tx, villageId: string, gridId: string): Promise<void> {
  await sql`
    update households h set grid_id = heir.grid_id, unit_id = null from households heir
    where h.village_id = ${villageId} and h.grid_id = ${gridId} and heir.village_id = h.village_id and heir.id = h.merged_into
  `.execute(tx)
}

export async function deleteGrid(tx: Tx, villageId: string, id: string): Promise<void> {
  await tx.deleteFrom('grids').where('villageId', '=', villageId).where('id', '=', id).execute()
}

/** Households that were merged may still name it. */
export async function deleteUnit(tx: Tx, villageId: string, id: string): Promise<void> {
  await tx.updateTable('households').set({ unitId: null })
    .where('villageId', '=', villageId).where('unitId', '=', id).where('closedAt', 'is not', null).execute()
  await tx.deleteFrom('units').where('villageId', '=', villageId).where('id', '=', id).execute()
}
