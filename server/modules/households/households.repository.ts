import { sql } from 'kysely'
import type { Role } from '../../../types/contract/sessions'
import type { Tx } from '../../database/client'

interface Wanted {
  /** Part of a label, a name or a phone. */
  search: string | null
  gridId: string | null
  offset: number
  limit: number
}

/** Households that are not closed, in the order of the village's own numbering. */
export async function listHouseholds(tx: Tx, villageId: string, { search, gridId, offset, limit }: Wanted) {
  let query = tx
    .selectFrom('households as h')
    .innerJoin('grids as g', (join) => join.onRef('g.villageId', '=', 'h.villageId').onRef('g.id', '=', 'h.gridId'))
    .leftJoin('units as u', (join) => join.onRef('u.villageId', '=', 'h.villageId').onRef('u.id', '=', 'h.unitId'))
    .select((eb) => [
      'h.id', 'h.label', 'h.number', 'g.name as grid', 'u.name as unit',
      eb.selectFrom('rosterEntries as e').whereRef('e.villageId', '=', 'h.villageId').whereRef('e.householdId', '=', 'h.id')
        .where('e.head', '=', sql.lit(true))
        .select('e.name').as('head'),
      eb.selectFrom('rosterEntries as e').whereRef('e.villageId', '=', 'h.villageId').whereRef('e.householdId', '=', 'h.id')
        .select(sql<number>`count(*)::int`.as('count')).as('people'),
      eb.selectFrom('accounts as a').whereRef('a.villageId', '=', 'h.villageId').whereRef('a.householdId', '=', 'h.id')
        .where('a.erasedAt', 'is', null)
        .select(sql<number>`count(*)::int`.as('count')).as('members')
    ])
    .where('h.villageId', '=', villageId)
    .where('h.closedAt', 'is', null)
    .orderBy('g.position')
    .orderBy('h.number')
    .offset(offset)
    .limit(limit)
  if (gridId) query = query.where('h.gridId', '=', gridId)
  if (search) {
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) => eb.or([
      eb('h.label', 'like', pattern),
      eb('h.id', 'in', eb.selectFrom('rosterEntries as e').select('e.householdId').where('e.villageId', '=', villageId)
        .where((entry) => entry.or([entry('e.name', 'like', pattern), entry('e.phone', 'like', pattern)]))),
      eb('h.id', 'in', eb.selectFrom('accounts as a').select('a.householdId').$narrowType<{ householdId: string }>()
        .where('a.villageId', '=', villageId).where('a.householdId', 'is not', null).where('a.name', 'like', pattern))
    ]))
  }
  return query.execute()
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

const headed = ['id', 'name', 'headName as head', 'headPhone', 'version'] as const

/** In the village's own order, each with its units in theirs. */
export async function listGrids(tx: Tx, villageId: string) {
  const grids = await tx.selectFrom('grids').select(headed).where('villageId', '=', villageId).orderBy('position').execute()
  const units = await tx.selectFrom('units').select([...headed, 'gridId']).where('villageId', '=', villageId).orderBy('position').execute()
  const counts = await tx
    .selectFrom('households')
    .select(['gridId', 'unitId', sql<number>`count(*)::int`.as('households')])
    .where('villageId', '=', villageId)
    .where('closedAt', 'is', null)
    .groupBy(['gridId', 'unitId'])
    .execute()
  const countOf = (where: (count: (typeof counts)[number]) => boolean) =>
    counts.filter(where).reduce((sum, { households }) => sum + households, 0)
  return grids.map((grid) => ({
    ...grid,
    households: countOf(({ gridId }) => gridId === grid.id),
    units: units
      .filter(({ gridId }) => gridId === grid.id)
      .map(({ gridId: _, ...unit }) => ({ ...unit, households: countOf(({ unitId }) => unitId === unit.id) }))
  }))
}

/** By door number; null where the village has no such grid. */
export async function listLabelsOfGrid(tx: Tx, villageId: string, gridId: string) {
  const rows = await tx
    .selectFrom('grids as g')
    .leftJoin('households as h', (join) =>
      join.onRef('h.villageId', '=', 'g.villageId').onRef('h.gridId', '=', 'g.id').on('h.closedAt', 'is', null))
    .select(['h.id', 'h.label'])
    .where('g.villageId', '=', villageId)
    .where('g.id', '=', gridId)
    .orderBy('h.number')
    .execute()
  return rows.length > 0 ? rows.flatMap(({ id, label }) => (id && label ? [{ id, label }] : [])) : null
}

export async function findHousehold(tx: Tx, villageId: string, id: string) {
  return tx
    .selectFrom('households')
    .select(['id', 'label', 'unlisted'])
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** Everybody who belongs or belonged to it, the eldest member first. */
export async function listMembers(tx: Tx, villageId: string, householdId: string) {
  return tx
    .selectFrom('accounts')
    .select(['id', 'name', 'createdAt', 'erasedAt'])
    .where('villageId', '=', villageId)
    .where('householdId', '=', householdId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

/** Points awarded to a household and not taken back, by who sent the photos in, all time and since an instant. */
export async function sumAwardsBySender(tx: Tx, villageId: string, householdId: string, since: Date) {
  return tx
    .selectFrom('pointTransfers as t')
    .innerJoin('submissions as s', (join) => join.onRef('s.villageId', '=', 't.villageId').onRef('s.id', '=', 't.submissionId'))
    .select([
      's.submittedBy',
      sql<number>`sum(t.amount)::int`.as('earned'),
      sql<number>`coalesce(sum(t.amount) filter (where t.created_at >= ${since}), 0)::int`.as('earnedThisMonth')
    ])
    .where('t.villageId', '=', villageId)
    // of the submissions, not of the transfers: those of a household that became part of this one came along, its ledger did not
    .where('s.householdId', '=', householdId)
    .where('t.kind', '=', sql.lit('award' as const))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('pointTransfers as r').select('r.id').whereRef('r.villageId', '=', 't.villageId').whereRef('r.reverses', '=', 't.id')
        )
      ))
    .groupBy('s.submittedBy')
    .execute()
}

export async function setUnlisted(tx: Tx, villageId: string, id: string, unlisted: boolean): Promise<void> {
  await tx.updateTable('households').set({ unlisted }).where('villageId', '=', villageId).where('id', '=', id).execute()
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
