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
