import { randomUUID } from 'node:crypto'
import type { Tx } from '../../database/client'
import type { Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { sha256 } from '../../shared/secrets'
import { claimKey, findKey } from './idempotency.repository'

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
 * @throws idempotency_key_reused when the key came with other content before
 */
export async function createOnce(
  tx: Tx,
  actor: Villager,
  { key, content }: CreationRequest,
  now: Date,
  create: (id: string) => Promise<void>
): Promise<string> {
  const claim = { key, requestHash: sha256(JSON.stringify(content)), resourceId: randomUUID(), createdAt: now }
  if (await claimKey(tx, actor, claim)) {
    await create(claim.resourceId)
    return claim.resourceId
  }
  const earlier = await findKey(tx, actor, key)
  if (!earlier.requestHash.equals(claim.requestHash)) {
    throw new AppError('idempotency_key_reused', 'this Idempotency-Key came with another request before')
  }
  return earlier.resourceId
}
