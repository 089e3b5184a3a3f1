import { sql } from 'kysely'
import type { Tx } from '../../database/client'

/** Only one transaction at a time counts and adds attempts under a key. */
export async function lockKey(tx: Tx, key: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(${key.readBigInt64BE().toString()}::bigint)`.execute(tx)
}

/** Attempts since an instant, oldest first. */
export async function attemptsSince(tx: Tx, key: Buffer, since: Date): Promise<Date[]> {
  const rows = await tx
    .selectFrom('attempts')
    .select('createdAt')
    .where('key', '=', key)
    .where('createdAt', '>', since)
    .orderBy('createdAt')
    .execute()
  return rows.map((row) => row.createdAt)
}

export async function insertAttempt(tx: Tx, key: Buffer, createdAt: Date): Promise<string> {
  const row = await tx.insertInto('attempts').values({ key, createdAt }).returning('id').executeTakeFirstOrThrow()
  return row.id
}

export async function deleteAttempt(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('attempts').where('id', '=', id).execute()
}

export async function deleteAttemptsBefore(tx: Tx, key: Buffer, before: Date): Promise<void> {
  await tx.deleteFrom('attempts').where('key', '=', key).where('createdAt', '<=', before).execute()
}
