import { sql } from 'kysely'
import { isDatabaseError, type Tx } from '../../database/client'
import { AppError } from '../../shared/app-error'

export interface IdempotencyKey {
  accountId: string
  key: string
  requestHash: Buffer
  resourceId: string
}

const accountsOf = (keys: readonly IdempotencyKey[]) => keys.map(({ accountId }) => accountId)
const wordsOf = (keys: readonly IdempotencyKey[]) => keys.map(({ key }) => key)

/**
 * Takes the keys for this transaction, short of those that an earlier request has. A request that holds one but has not
 * committed yet is waited for. @returns ids of the resources whose keys are taken @throws request_in_flight when that takes too long
 */
export async function claimKeys(tx: Tx, villageId: string, keys: readonly IdempotencyKey[], createdAt: Date): Promise<Set<string>> {
  try {
    // always in the same order, so that two who want the same keys wait and never lock each other out
    const { rows } = await sql<{ resourceId: string }>`
      insert into idempotency_keys (village_id, account_id, key, request_hash, resource_id, created_at)
      select ${villageId}, k.*, ${createdAt}
      from unnest(${accountsOf(keys)}::uuid[], ${wordsOf(keys)}::text[], ${keys.map(({ requestHash }) => requestHash)}::bytea[],
        ${keys.map(({ resourceId }) => resourceId)}::uuid[]) as k(account_id, key, request_hash, resource_id)
      order by k.account_id, k.key
      on conflict do nothing
      returning resource_id`.execute(tx)
    return new Set(rows.map(({ resourceId }) => resourceId))
  } catch (error) {
    if (isDatabaseError(error, '55P03')) throw new AppError('request_in_flight', 'the same request is still being worked on')
    throw error
  }
}

/** What became of keys that are taken, by the resource they were asked for with now. */
export async function findKeys(tx: Tx, villageId: string, keys: readonly IdempotencyKey[]) {
  const { rows } = await sql<{ asked: string; requestHash: Buffer; resourceId: string }>`
    select w.asked, k.request_hash, k.resource_id
    from unnest(${accountsOf(keys)}::uuid[], ${wordsOf(keys)}::text[], ${keys.map(({ resourceId }) => resourceId)}::uuid[])
      as w(account_id, key, asked)
    join idempotency_keys k on k.village_id = ${villageId} and k.account_id = w.account_id and k.key = w.key`.execute(tx)
  return new Map(rows.map(({ asked, ...earlier }) => [asked, earlier]))
}

/** Gives keys back that came to nothing. */
export async function releaseKeys(tx: Tx, villageId: string, keys: readonly IdempotencyKey[]): Promise<void> {
  await sql`
    delete from idempotency_keys k using unnest(${accountsOf(keys)}::uuid[], ${wordsOf(keys)}::text[]) as w(account_id, key)
    where k.village_id = ${villageId} and k.account_id = w.account_id and k.key = w.key`.execute(tx)
}
