import { sql } from 'kysely'
import type { Role } from '../../../types/contract/sessions'
import type { Tx } from '../../database/client'

type Provider = 'password' | 'demo'

export interface SessionRow {
  accountId: string
  villageId: string | null
  householdId: string | null
  roles: Role[]
  expired: boolean
  disabled: boolean
}

export interface IdentityRow {
  accountId: string
  villageId: string | null
  secretHash: string | null
  disabled: boolean
}

/** Works without a village in force. @returns those that are known, by their token's hash in base64 */
export async function findSessions(tx: Tx, tokenHashes: readonly Buffer[], now: Date): Promise<Map<string, SessionRow>> {
  const { rows } = await sql<SessionRow & { tokenHash: Buffer }>`
    select * from find_sessions(${tokenHashes}::bytea[], ${now})`.execute(tx)
  return new Map(rows.map(({ tokenHash, ...session }) => [tokenHash.toString('base64'), session]))
}

/** Works without a village in force. */
export async function findIdentity(tx: Tx, provider: Provider, subject: string): Promise<IdentityRow | null> {
  const { rows } = await sql<IdentityRow>`select * from find_identity(${provider}, ${subject})`.execute(tx)
  return rows[0] ?? null
}

export async function insertSession(
  tx: Tx,
  session: { tokenHash: Buffer; accountId: string; villageId: string | null; createdAt: Date; expiresAt: Date }
): Promise<void> {
  await tx.insertInto('sessions').values(session).execute()
}

export async function revokeSession(tx: Tx, tokenHash: Buffer, revokedAt: Date): Promise<void> {
  await tx.updateTable('sessions').set({ revokedAt }).where('tokenHash', '=', tokenHash).execute()
}

/** Every session of the account that is still open, short of `except`. */
export async function revokeSessionsOf(tx: Tx, accountId: string, except: Buffer | null, revokedAt: Date): Promise<void> {
  let query = tx.updateTable('sessions').set({ revokedAt }).where('accountId', '=', accountId).where('revokedAt', 'is', null)
  if (except) query = query.where('tokenHash', '!=', except)
  await query.execute()
}

/** Whether the account is somebody's; it stays theirs until the transaction ends. */
export async function holdAccount(tx: Tx, accountId: string): Promise<boolean> {
  const held = await tx
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', accountId)
    .where('erasedAt', 'is', null)
    .forShare()
    .executeTakeFirst()
  return held !== undefined
}

export async function findProfile(tx: Tx, accountId: string) {
  const row = await tx
    .selectFrom('accounts as a')
    .leftJoin('villages as v', 'v.id', 'a.villageId')
    .leftJoin('households as h', (join) => join.onRef('h.villageId', '=', 'a.villageId').onRef('h.id', '=', 'a.householdId'))
    .leftJoin('grids as g', (join) => join.onRef('g.villageId', '=', 'h.villageId').onRef('g.id', '=', 'h.gridId'))
    .leftJoin('units as u', (join) => join.onRef('u.villageId', '=', 'h.villageId').onRef('u.id', '=', 'h.unitId'))
    .select([
      'a.id as accountId', 'a.name', 'a.roles', 'v.id as villageId', 'v.name as villageName', 'v.county',
      'h.id as householdId', 'h.label', 'g.name as grid', 'g.headName', 'g.headPhone',
      'u.name as unit', 'u.headName as unitHead', 'u.headPhone as unitHeadPhone'
    ])
    .where('a.id', '=', accountId)
    .executeTakeFirst()
  return row ?? null
}
