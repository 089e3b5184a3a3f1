import type { Tx } from '../../database/client'

export async function listVillageIds(tx: Tx): Promise<string[]> {
  return (await tx.selectFrom('villages').select('id').orderBy('id').execute()).map(({ id }) => id)
}

/** Until when a series has been granted; null while it never was. */
export async function findCoveredUntil(tx: Tx, villageId: string, seriesId: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('baseGrants')
    .select((eb) => eb.fn.max('coveredUntil').as('until'))
    .where('villageId', '=', villageId)
    .where('seriesId', '=', seriesId)
    .executeTakeFirst()
  return row?.until ?? null
}

export interface NewGrant {
  villageId: string
  id: string
  ruleId: string
  seriesId: string
  period: string
  coveredUntil: Date
  createdAt: Date
}

export async function insertGrant(tx: Tx, grant: NewGrant): Promise<void> {
  await tx.insertInto('baseGrants').values(grant).execute()
}

/** Everybody who shares in the points: the people of households that are not closed. */
export async function listRecipients(tx: Tx, villageId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('accounts as a')
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 'a.villageId').onRef('h.id', '=', 'a.householdId'))
    .select('a.id')
    .where('a.villageId', '=', villageId)
    .where('h.closedAt', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}
