import type { Tx } from '../../database/client'

export interface Pin {
  villageId: string
  householdId: string
  pinHash: string
  setBy: string
  setAt: Date
}

export async function savePin(tx: Tx, pin: Pin): Promise<void> {
  const { pinHash, setBy, setAt } = pin
  await tx
    .insertInto('householdPins')
    .values(pin)
    .onConflict((conflict) => conflict.columns(['villageId', 'householdId']).doUpdateSet({ pinHash, setBy, setAt }))
    .execute()
}

/** False where there was none. */
export async function deletePin(tx: Tx, villageId: string, householdId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('householdPins')
    .where('villageId', '=', villageId)
    .where('householdId', '=', householdId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

export async function findPin(tx: Tx, villageId: string, householdId: string) {
  return tx
    .selectFrom('householdPins as p')
    .innerJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 'p.villageId').onRef('a.id', '=', 'p.setBy'))
    .select(['p.pinHash', 'p.setAt', 'a.name as setBy'])
    .where('p.villageId', '=', villageId)
    .where('p.householdId', '=', householdId)
    .executeTakeFirst()
}
