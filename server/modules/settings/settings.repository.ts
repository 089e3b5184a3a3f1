import type { VillageSettings } from '../../../types/contract/settings'
import type { Tx } from '../../database/client'

export async function findSettings(tx: Tx, villageId: string): Promise<VillageSettings | null> {
  const row = await tx
    .selectFrom('villageSettings')
    .select(['secondLookPercent', 'reviewHours', 'adjustmentLimit', 'version'])
    .where('villageId', '=', villageId)
    .executeTakeFirst()
  return row ?? null
}

/** Writes over what `version` was; false when that is no longer what stands there. */
export async function replaceSettings(tx: Tx, villageId: string, { version, ...settings }: VillageSettings): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('villageSettings')
    .set({ ...settings, version: version + 1 })
    .where('villageId', '=', villageId)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The first change of a village; false when there has been one. */
export async function insertSettings(tx: Tx, villageId: string, { version, ...settings }: VillageSettings): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('villageSettings')
    .values({ villageId, ...settings, version: version + 1 })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
