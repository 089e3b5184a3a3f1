import { sql } from 'kysely'
import type { Tx } from '../../database/client'
import { deleteStanding } from './standing.repository'

/** The password's hash; null for somebody who signs in otherwise. */
export async function findSecretHash(tx: Tx, accountId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('identities')
    .select('secretHash')
    .where('accountId', '=', accountId)
    .where('provider', '=', 'password')
    .executeTakeFirst()
  return row?.secretHash ?? null
}

export async function setSecretHash(tx: Tx, accountId: string, secretHash: string): Promise<void> {
  await tx
    .updateTable('identities')
    .set({ secretHash })
    .where('accountId', '=', accountId)
    .where('provider', '=', 'password')
    .execute()
}

/**
 * Leaves of a person what the ledger needs: a row without a name. Nothing of theirs is found by it, nobody signs in by it,
 * and the phone is free for a new account.
 */
export async function erase(tx: Tx, accountId: string, villageId: string | null, now: Date): Promise<void> {
  // before anything else: what others write down of them meanwhile is waited for, and found below
  await tx.selectFrom('accounts').select('id').where('id', '=', accountId).forNoKeyUpdate().execute()
  if (villageId !== null) {
    await eraseInVillage(tx, accountId, villageId)
  }
  await tx.deleteFrom('sessions').where('accountId', '=', accountId).execute()
  await tx.deleteFrom('identities').where('accountId', '=', accountId).execute()
  await tx.updateTable('accounts').set({ name: '', disabledAt: now, erasedAt: now }).where('id', '=', accountId).execute()
}

async function eraseInVillage(tx: Tx, accountId: string, villageId: string): Promise<void> {
  // the words of submissions and appeals stay unchangeable for everything else
  await sql`select forget_words(${accountId})`.execute(tx)
  await tx.deleteFrom('voiceNotes').where('villageId', '=', villageId).where('recordedBy', '=', accountId).execute()
  await deleteStanding(tx, villageId, accountId)
  await tx.deleteFrom('likes').where('villageId', '=', villageId).where('accountId', '=', accountId).execute()
  await tx.deleteFrom('uploads').where('villageId', '=', villageId).where('accountId', '=', accountId).execute()
  await tx.deleteFrom('activitySignUps').where('villageId', '=', villageId).where('accountId', '=', accountId).execute()
  await tx.deleteFrom('idempotencyKeys').where('villageId', '=', villageId).where('accountId', '=', accountId).execute()
  await tx.deleteFrom('witnessCodes').where('villageId', '=', villageId).where('accountId', '=', accountId).execute()
  await tx
    .deleteFrom('invitations')
    .where('villageId', '=', villageId)
    .where('createdBy', '=', accountId)
    .where('usedAt', 'is', null)
    .execute()
  // their own, and those that told the family by name of their joining
  await tx
    .deleteFrom('messages')
    .where('villageId', '=', villageId)
    .where((eb) => eb.or([
      eb('accountId', '=', accountId),
      eb.and([
        eb('kind', '=', 'member_joined'),
        eb('about', '=', eb.selectFrom('accounts').select('name').where('id', '=', accountId)),
        eb('accountId', 'in', eb
          .selectFrom('accounts as a')
          .innerJoin('accounts as gone', (join) =>
            join.onRef('gone.villageId', '=', 'a.villageId').onRef('gone.householdId', '=', 'a.householdId'))
          .select('a.id')
          .where('gone.id', '=', accountId))
      ])
    ]))
    .execute()
}
