import { sql } from 'kysely'
import type { Role } from '../../../types/contract/sessions'
import type { Tx } from '../../database/client'

/** In the order of the village's own numbering, from behind the household with the given position. */
export async function listHouseholds(tx: Tx, villageId: string, offset: number, limit: number) {
  return tx
    .selectFrom('households as h')
    .innerJoin('grids as g', (join) => join.onRef('g.villageId', '=', 'h.villageId').onRef('g.id', '=', 'h.gridId'))
    .select((eb) => [
      'h.id', 'h.label', 'g.name as grid',
      eb.selectFrom('accounts as a').whereRef('a.villageId', '=', 'h.villageId').whereRef('a.householdId', '=', 'h.id')
        .select(sql<number>`count(*)::int`.as('count')).as('members')
    ])
    .where('h.villageId', '=', villageId)
    .orderBy('g.position')
    .orderBy('h.number')
    .offset(offset)
    .limit(limit)
    .execute()
}

export async function findHouseholdLabel(tx: Tx, villageId: string, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom('households')
    .select('label')
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.label ?? null
}

export interface NewInvitation {
  villageId: string
  id: string
  codeHash: Buffer
  householdId: string | null
  roles: Role[]
  createdBy: string | null
  createdAt: Date
  expiresAt: Date
}

export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<void> {
  await tx.insertInto('invitations').values(invitation).execute()
}

/** Works without a village in force. */
export async function findInvitation(tx: Tx, codeHash: Buffer): Promise<{ villageId: string; id: string } | null> {
  const { rows } = await sql<{ villageId: string; id: string }>`select * from find_invitation(${codeHash})`.execute(tx)
  return rows[0] ?? null
}

/** Locked until the transaction ends, so that two sign-ups cannot share it. */
export async function lockInvitation(tx: Tx, villageId: string, id: string) {
  return tx
    .selectFrom('invitations')
    .select(['householdId', 'roles', 'expiresAt', 'usedAt'])
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function markInvitationUsed(tx: Tx, villageId: string, id: string, usedBy: string, usedAt: Date): Promise<void> {
  await tx
    .updateTable('invitations')
    .set({ usedAt, usedBy })
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .execute()
}

/** One invitation with the label of its household. */
export async function findInvitationById(tx: Tx, villageId: string, id: string) {
  return tx
    .selectFrom('invitations as i')
    .leftJoin('households as h', (join) => join.onRef('h.villageId', '=', 'i.villageId').onRef('h.id', '=', 'i.householdId'))
    .select(['i.roles', 'i.expiresAt', 'h.label'])
    .where('i.villageId', '=', villageId)
    .where('i.id', '=', id)
    .executeTakeFirstOrThrow()
}
