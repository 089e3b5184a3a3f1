import type { Tx } from '../../database/client'

/** Households that a person has declared kin in. */
export async function listRelatives(tx: Tx, villageId: string, accountId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('kinships')
    .select('householdId')
    .where('villageId', '=', villageId)
    .where('accountId', '=', accountId)
    .execute()
  return rows.map(({ householdId }) => householdId)
}

/** The same with their labels and who declared them, the latest first. */
export async function listKinships(tx: Tx, villageId: string, accountId: string) {
  return tx
    .selectFrom('kinships as k')
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 'k.villageId').onRef('h.id', '=', 'k.householdId'))
    .innerJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 'k.villageId').onRef('a.id', '=', 'k.declaredBy'))
    .select(['h.id', 'h.label', 'a.name as declaredBy', 'k.createdAt'])
    .where('k.villageId', '=', villageId)
    .where('k.accountId', '=', accountId)
    .orderBy('k.createdAt', 'desc')
    .orderBy('h.id')
    .execute()
}

/** Somebody who has not left for good. */
export async function findAccount(tx: Tx, villageId: string, id: string) {
  const row = await tx
    .selectFrom('accounts')
    .select(['id', 'name', 'householdId'])
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .where('erasedAt', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function findHousehold(tx: Tx, villageId: string, id: string) {
  const row = await tx
    .selectFrom('households')
    .select('id')
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export interface NewKinship {
  villageId: string
  accountId: string
  householdId: string
  declaredBy: string
  createdAt: Date
}

/** False where it was declared before. */
export async function insertKinship(tx: Tx, kinship: NewKinship): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('kinships')
    .values(kinship)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** False where there was none. */
export async function deleteKinship(
  tx: Tx,
  { villageId, accountId, householdId }: Pick<NewKinship, 'villageId' | 'accountId' | 'householdId'>
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('kinships')
    .where('villageId', '=', villageId)
    .where('accountId', '=', accountId)
    .where('householdId', '=', householdId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
