import type { Tx } from '../../database/client'

export interface NewCode {
  villageId: string
  codeHash: Buffer
  accountId: string
  expiresAt: Date
}

/** Clears away what nobody can use any more, of the whole village. */
export async function deleteExpired(tx: Tx, villageId: string, now: Date): Promise<void> {
  await tx.deleteFrom('witnessCodes').where('villageId', '=', villageId).where('expiresAt', '<=', now).execute()
}

/** False where somebody shows the same one. */
export async function insertCode(tx: Tx, code: NewCode): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('witnessCodes')
    .values(code)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Uses a code up. @returns who showed it, unless it is used, expired or of somebody shut out since */
export async function takeCode(tx: Tx, villageId: string, codeHash: Buffer, now: Date) {
  const code = await tx
    .deleteFrom('witnessCodes')
    .where('villageId', '=', villageId)
    .where('codeHash', '=', codeHash)
    .where('expiresAt', '>', now)
    .returning('accountId')
    .executeTakeFirst()
  if (!code) return undefined
  return tx
    .selectFrom('accounts')
    .select(['id', 'name', 'householdId'])
    .where('villageId', '=', villageId)
    .where('id', '=', code.accountId)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
}

export async function deleteCodesOf(tx: Tx, villageId: string, accountId: string): Promise<void> {
  await tx.deleteFrom('witnessCodes').where('villageId', '=', villageId).where('accountId', '=', accountId).execute()
}
