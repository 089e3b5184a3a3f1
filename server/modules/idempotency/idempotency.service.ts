import { randomUUID } from 'node:crypto'
import type { Tx } from '../../database/client'
import type { Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { sha256 } from '../../shared/secrets'
import { claimKeys, findKeys, releaseKeys } from './idempotency.repository'

/** What makes two requests the same one: the key, and that they ask for the same thing. */
export interface CreationRequest {
  key: string
  /** Name of the operation and its content; anything JSON can hold. */
  content: unknown
}

/**
 * Creates a resource once however often the request comes: `create` gets the id to use and runs in `tx` with the key, so
 * either both are there or neither.
 *
 * @returns the id of the resource, the same for every repetition
 * @throws idempotency_key_reused when the key came with other content before, request_in_flight
 */
export async function createOnce(
  tx: Tx,
  { villageId, accountId }: Villager,
  request: CreationRequest,
  now: Date,
  create: (id: string) => Promise<void>
): Promise<string> {
  const [outcome] = await createEachOnce(tx, villageId, [{ accountId, ...request }], now, async (fresh) => {
    for (const { id } of fresh) await create(id)
    return [null]
  })
  if (outcome instanceof AppError) throw outcome
  return outcome as string
}

/**
 * The same for several at once, of which no two have the same key of the same person: `create` gets those that did not come
 * before, by their index in `requests`, and says for each why it is refused, or null. What is refused leaves no key behind.
 *
 * @returns for each the id of the resource or why there is none @throws request_in_flight
 */
export async function createEachOnce(
  tx: Tx,
  villageId: string,
  requests: readonly (CreationRequest & { accountId: string })[],
  now: Date,
  create: (fresh: { id: string; index: number }[]) => Promise<(AppError | null)[]>
): Promise<(string | AppError)[]> {
  const claims = requests.map(({ accountId, key, content }, index) =>
    ({ accountId, key, requestHash: sha256(JSON.stringify(content)), resourceId: randomUUID(), index }))
  const claimed = await claimKeys(tx, villageId, claims, now)
  const isFresh = ({ resourceId }: (typeof claims)[number]) => claimed.has(resourceId)

  const fresh = claims.filter(isFresh)
  const refusals = fresh.length > 0 ? await create(fresh.map(({ resourceId: id, index }) => ({ id, index }))) : []
  const refused = new Map(fresh.flatMap((claim, place) => (refusals[place] ? [[claim.resourceId, refusals[place]] as const] : [])))
  if (refused.size > 0) await releaseKeys(tx, villageId, fresh.filter(({ resourceId }) => refused.has(resourceId)))

  const repeated = claims.filter((claim) => !isFresh(claim))
  const earlier = repeated.length > 0 ? await findKeys(tx, villageId, repeated) : new Map<string, never>()
  return claims.map((claim) => {
    if (isFresh(claim)) return refused.get(claim.resourceId) ?? claim.resourceId
    const before = earlier.get(claim.resourceId)
    if (before?.requestHash.equals(claim.requestHash)) return before.resourceId
    return new AppError('idempotency_key_reused', 'this Idempotency-Key came with another request before')
  })
}
