import { sql } from 'kysely'
import type { Tx } from '../../database/client'
import type { KnownRoster, Plan } from './import.rules'

/** The whole roster, in the village's own order. */
export async function readRoster(tx: Tx, villageId: string): Promise<KnownRoster> {
  return {
    grids: await tx.selectFrom('grids').select(['id', 'name']).where('villageId', '=', villageId).orderBy('position').orderBy('id').execute(),
    units: await tx.selectFrom('units').select(['id', 'gridId', 'name'])
      .where('villageId', '=', villageId).orderBy('position').orderBy('id').execute(),
    households: await tx
      .selectFrom('households as h')
      .innerJoin('grids as g', (join) => join.onRef('g.villageId', '=', 'h.villageId').onRef('g.id', '=', 'h.gridId'))
      .select(['h.id', 'h.gridId', 'h.unitId', 'h.number', 'h.label'])
      .where('h.villageId', '=', villageId)
      .where('h.closedAt', 'is', null)
      .orderBy('g.position')
      .orderBy('h.gridId')
      .orderBy('h.number')
      .execute(),
    entries: await tx
      .selectFrom('rosterEntries')
      .select(['id', 'householdId', 'name', 'phone', 'head', 'position'])
      .where('villageId', '=', villageId)
      .orderBy('householdId')
      .orderBy('position')
      .orderBy('id')
      .execute()
  }
}

type NewHousehold = Omit<Plan['newHouseholds'][number], 'people'> & { id: string }

/** Their balances are opened by trigger. */
export async function insertHouseholds(tx: Tx, villageId: string, households: NewHousehold[], createdAt: Date): Promise<void> {
  await sql`
    insert into households (village_id, id, grid_id, unit_id, number, label, created_at)
    select ${villageId}, n.id, n."gridId", n."unitId", n.number, n.label, ${createdAt}
    from jsonb_to_recordset(${JSON.stringify(households)}::jsonb)
      as n (id uuid, "gridId" uuid, "unitId" uuid, number int, label text)
  `.execute(tx)
}

export async function updateHouseholds(tx: Tx, villageId: string, households: Plan['changedHouseholds']): Promise<void> {
  await sql`
    update households h set unit_id = n."unitId", label = n.label
    from jsonb_to_recordset(${JSON.stringify(households)}::jsonb) as n (id uuid, "unitId" uuid, label text)
    where h.village_id = ${villageId} and h.id = n.id
  `.execute(tx)
}

/** Forms of these households that were opened before are out of date. */
export async function touchHouseholds(tx: Tx, villageId: string, ids: string[]): Promise<void> {
  await tx
    .updateTable('households')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('villageId', '=', villageId)
    .where('id', '=', sql<string>`any (${ids}::uuid[])`)
    .execute()
}
