import { sql } from 'kysely'
import type { Role } from '../../../types/contract/sessions'
import type { Tx } from '../../database/client'

/** People of a village who have not left for good. */
const selectPeople = (tx: Tx, villageId: string) =>
  tx
    .selectFrom('accounts as a')
    .leftJoin('households as h', (join) => join.onRef('h.villageId', '=', 'a.villageId').onRef('h.id', '=', 'a.householdId'))
    .leftJoin('grids as g', (join) => join.onRef('g.villageId', '=', 'h.villageId').onRef('g.id', '=', 'h.gridId'))
    .leftJoin('identities as i', (join) => join.onRef('i.accountId', '=', 'a.id').on('i.provider', '=', 'password'))
    .select((eb) => [
      'a.id', 'a.name', 'a.roles', 'a.householdId', 'h.label', 'i.subject as phone', 'a.createdAt', 'a.disabledAt', 'a.version',
      eb.selectFrom('sessions as s').whereRef('s.accountId', '=', 'a.id').select((one) => one.fn.max('s.createdAt').as('at')).as('lastSignInAt')
    ])
    .where('a.villageId', '=', villageId)
    .where('a.erasedAt', 'is', null)

export type PersonRow = NonNullable<Awaited<ReturnType<typeof findPerson>>>

/** Offices, or being shut out. */
export type Change = { roles: Role[] } | { disabledAt: Date | null }

interface Wanted {
  /** Part of a name, a phone or a label. */
  search: string | null
  role: Role | null
  disabledOnly: boolean
  offset: number
  limit: number
}

/** Those with an office first, then by household in the village's own order. */
export async function listPeople(tx: Tx, villageId: string, { search, role, disabledOnly, offset, limit }: Wanted) {
  let query = selectPeople(tx, villageId)
    .orderBy(sql`a.roles = '{resident}'`)
    .orderBy('g.position')
    .orderBy('h.number')
    .orderBy('a.createdAt')
    .orderBy('a.id')
    .offset(offset)
    .limit(limit)
  if (role) query = query.where('a.roles', '@>', sql<Role[]>`array[${role}]::text[]`)
  if (disabledOnly) query = query.where('a.disabledAt', 'is not', null)
  if (search) {
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) => eb.or([eb('a.name', 'like', pattern), eb('h.label', 'like', pattern), eb('i.subject', 'like', pattern)]))
  }
  return query.execute()
}

export async function findPerson(tx: Tx, villageId: string, id: string) {
  return (await selectPeople(tx, villageId).where('a.id', '=', id).executeTakeFirst()) ?? null
}

/** Ids of those who may give offices and are not shut out; none of them changes until the transaction ends. */
export async function lockAdmins(tx: Tx, villageId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('accounts')
    .select('id')
    .where('villageId', '=', villageId)
    .where('roles', '@>', sql<Role[]>`array['villageAdmin']`)
    .where('disabledAt', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

/** Writes over what `version` was; false when that is no longer what stands there. */
export async function changePerson(
  tx: Tx,
  villageId: string,
  { id, version }: { id: string; version: number },
  change: Change
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('accounts')
    .set({ ...change, version: version + 1 })
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Codes that somebody gave and nobody has used yet. */
export async function deleteUnusedInvitations(tx: Tx, villageId: string, createdBy: string): Promise<void> {
  await tx
    .deleteFrom('invitations')
    .where('villageId', '=', villageId)
    .where('createdBy', '=', createdBy)
    .where('usedAt', 'is', null)
    .execute()
}
