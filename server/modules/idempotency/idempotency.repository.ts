import { isDatabaseError, type Tx } from '../../database/client'
import type { Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'

export interface IdempotencyKey {
  key: string
  requestHash: Buffer
  resourceId: string
  createdAt: Date
}

/**
 * Takes the key for this transaction; false when an earlier request has it. A request that holds the key but has not
 * committed yet is waited for. @throws request_in_flight when that takes too long
 */
export async function claimKey(tx: Tx, actor: Villager, claim: IdempotencyKey): Promise<boolean> {
  try {
    const result = await tx
      .insertInto('idempotencyKeys')
      .values({ villageId: actor.villageId, accountId: actor.accountId, ...claim })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return result.numInsertedOrUpdatedRows === 1n
  } catch (error) {
    if (isDatabaseError(error, '55P03')) throw new AppError('request_in_flight', 'the same request is still being worked on')
    throw error
  }
}

export async function findKey(tx: Tx, actor: Villager, key: string) {
  return tx
    .selectFrom('idempotencyKeys')
    .select(['requestHash', 'resourceId'])
    .where('villageId', '=', actor.villageId)
    .where('accountId', '=', actor.accountId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
}
