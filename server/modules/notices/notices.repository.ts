import { sql, type SqlBool } from 'kysely'
import type { Tx } from '../../database/client'
import type { Cursor } from '../../shared/cursor'

export interface Reader {
  accountId: string
  householdId: string | null
}

/** Whether notice `n` is for a household; for somebody without one, what is for the whole village. */
const isFor = (householdId: string | null) => sql<SqlBool>`(
  not exists (select from notice_audiences a where a.village_id = n.village_id and a.notice_id = n.id)
  or exists (
    select from notice_audiences a join households h on h.village_id = a.village_id and h.id = ${householdId}
    where a.village_id = n.village_id and a.notice_id = n.id and (a.grid_id = h.grid_id or a.household_id = h.id)
  )
)`

const isRead = (accountId: string) => sql<boolean>`(
  exists (select from notice_receipts r where r.village_id = n.village_id and r.notice_id = n.id and r.account_id = ${accountId})
  or n.created_at < (select created_at from accounts where id = ${accountId})
)`

const gridsOf = sql<string[]>`array(
  select g.name from notice_audiences a join grids g on g.village_id = a.village_id and g.id = a.grid_id
  where a.village_id = n.village_id and a.notice_id = n.id order by g.position
)`

const selectFor = (tx: Tx, villageId: string, { accountId, householdId }: Reader) =>
  tx
    .selectFrom('notices as n')
    .innerJoin('accounts as by', (join) => join.onRef('by.villageId', '=', 'n.villageId').onRef('by.id', '=', 'n.createdBy'))
    .select([
      'n.id', 'n.title', 'n.body', 'by.name as by', 'n.createdAt', gridsOf.as('grids'), isRead(accountId).as('read'),
      sql<boolean>`exists (
        select from notice_audiences a
        where a.village_id = n.village_id and a.notice_id = n.id and a.household_id = ${householdId}
      )`.as('toHousehold')
    ])
    .where('n.villageId', '=', villageId)
    .where('n.withdrawnAt', 'is', null)
    .where(isFor(householdId))

/** What is for somebody, the latest first. */
export async function listFor(tx: Tx, villageId: string, reader: Reader, { before, limit }: { before: Cursor | null; limit: number }) {
  let query = selectFor(tx, villageId, reader).orderBy('n.createdAt', 'desc').orderBy('n.id', 'desc').limit(limit)
  if (before) query = query.where((eb) => eb(eb.refTuple('n.createdAt', 'n.id'), '<', eb.tuple(before.createdAt, before.id)))
  return query.execute()
}

export async function findFor(tx: Tx, villageId: string, reader: Reader, id: string) {
  return (await selectFor(tx, villageId, reader).where('n.id', '=', id).executeTakeFirst()) ?? null
}

/** Ids and titles of what somebody has not read, the latest first. */
export async function listUnread(tx: Tx, villageId: string, { accountId, householdId }: Reader) {
  return tx
    .selectFrom('notices as n')
    .select(['n.id', 'n.title'])
    .where('n.villageId', '=', villageId)
    .where('n.withdrawnAt', 'is', null)
    .where(isFor(householdId))
    .where(sql<SqlBool>`not ${isRead(accountId)}`)
    .orderBy('n.createdAt', 'desc')
    .orderBy('n.id', 'desc')
    .execute()
}

/** The first time is the one that counts. */
export async function insertReceipt(
  tx: Tx,
  receipt: { villageId: string; noticeId: string; accountId: string; readAt: Date }
): Promise<void> {
  await tx.insertInto('noticeReceipts').values(receipt).onConflict((conflict) => conflict.doNothing()).execute()
}

// Of those who publish -----------------------------------------------------------------------------------------------------

/** Households that notice `n` is for. */
const reached = sql`
  from households h
  where h.village_id = n.village_id and h.closed_at is null and (
    not exists (select from notice_audiences a where a.village_id = n.village_id and a.notice_id = n.id)
    or exists (
      select from notice_audiences a
      where a.village_id = n.village_id and a.notice_id = n.id and (a.grid_id = h.grid_id or a.household_id = h.id)
    )
  )`

/** Whether somebody of household `h` has read notice `n`. */
const householdHasRead = sql`exists (
  select from notice_receipts r join accounts m on m.village_id = r.village_id and m.id = r.account_id
  where r.village_id = n.village_id and r.notice_id = n.id and m.household_id = h.id
)`

const selectPublished = (tx: Tx, villageId: string) =>
  tx
    .selectFrom('notices as n')
    .innerJoin('accounts as by', (join) => join.onRef('by.villageId', '=', 'n.villageId').onRef('by.id', '=', 'n.createdBy'))
    .select([
      'n.id', 'n.title', 'n.body', 'by.name as by', 'n.createdAt', 'n.withdrawnAt', gridsOf.as('grids'),
      sql<string[]>`array(
        select h.label from notice_audiences a join households h on h.village_id = a.village_id and h.id = a.household_id
        where a.village_id = n.village_id and a.notice_id = n.id order by h.label
      )`.as('households'),
      sql<number>`(select count(*)::int ${reached})`.as('reached'),
      sql<number>`(select count(*)::int ${reached} and ${householdHasRead})`.as('read')
    ])
    .where('n.villageId', '=', villageId)

/** All of the village, withdrawn ones too, the latest first. */
export async function listPublished(tx: Tx, villageId: string, { before, limit }: { before: Cursor | null; limit: number }) {
  let query = selectPublished(tx, villageId).orderBy('n.createdAt', 'desc').orderBy('n.id', 'desc').limit(limit)
  if (before) query = query.where((eb) => eb(eb.refTuple('n.createdAt', 'n.id'), '<', eb.tuple(before.createdAt, before.id)))
  return query.execute()
}

export async function findPublished(tx: Tx, villageId: string, id: string) {
  return (await selectPublished(tx, villageId).where('n.id', '=', id).executeTakeFirst()) ?? null
}

export interface UnreadRow {
  id: string
  label: string
  grid: string
  name: string | null
  phone: string | null
}

/**
 * Households that have not read a notice, in the village's own order, each with whom to call: the head on the roster, or else
 * anybody there with a phone, or else whoever has an account; where nobody has a phone, whose door to knock at.
 */
export async function listUnreadHouseholds(
  tx: Tx,
  villageId: string,
  noticeId: string,
  { offset, limit }: { offset: number; limit: number }
): Promise<UnreadRow[]> {
  const { rows } = await sql<UnreadRow>`
    with unread as (
      select h.id, h.label, h.number, h.grid_id from notices n cross join lateral (select h.* ${reached} and not ${householdHasRead}) h
      where n.village_id = ${villageId} and n.id = ${noticeId}
    )
    select u.id, u.label, g.name as grid, callee.name, callee.phone
    from unread u
    join grids g on g.village_id = ${villageId} and g.id = u.grid_id
    left join lateral (
      select name, phone from (
        select e.name, e.phone, case when e.phone is null then 3 else 0 end + case when e.head then 0 else 1 end as rank,
          e.position::int as place
        from roster_entries e where e.village_id = ${villageId} and e.household_id = u.id
        union all
        select a.name, i.subject, 2, 0 from accounts a join identities i on i.account_id = a.id and i.provider = 'password'
        where a.village_id = ${villageId} and a.household_id = u.id and a.disabled_at is null
      ) known
      order by rank, place, name limit 1
    ) callee on true
    order by g.position, u.number, u.id
    offset ${offset} limit ${limit}
  `.execute(tx)
  return rows
}

export interface NewNotice {
  villageId: string
  id: string
  title: string
  body: string
  createdBy: string
  createdAt: Date
}

export async function insertNotice(tx: Tx, notice: NewNotice, gridIds: string[], householdIds: string[]): Promise<void> {
  const { villageId, id: noticeId } = notice
  await tx.insertInto('notices').values(notice).execute()
  const audiences = [
    ...gridIds.map((gridId) => ({ villageId, noticeId, gridId, householdId: null })),
    ...householdIds.map((householdId) => ({ villageId, noticeId, gridId: null, householdId }))
  ]
  if (audiences.length > 0) await tx.insertInto('noticeAudiences').values(audiences).execute()
}

/** How many of them there are. */
export async function countGrids(tx: Tx, villageId: string, ids: string[]): Promise<number> {
  const rows = await tx.selectFrom('grids').select('id').where('villageId', '=', villageId).where('id', '=', sql<string>`any(${ids}::uuid[])`).execute()
  return rows.length
}

export async function countHouseholds(tx: Tx, villageId: string, ids: string[]): Promise<number> {
  const rows = await tx
    .selectFrom('households')
    .select('id')
    .where('villageId', '=', villageId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return rows.length
}

/** Accounts that a notice is for, short of those who are shut out. */
export async function listAddressees(tx: Tx, villageId: string, noticeId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from notices n, accounts p
    where n.village_id = ${villageId} and n.id = ${noticeId} and p.village_id = n.village_id and p.disabled_at is null and (
      not exists (select from notice_audiences a where a.village_id = n.village_id and a.notice_id = n.id)
      or p.household_id in (select h.id ${reached})
    )
  `.execute(tx)
  return rows.map(({ id }) => id)
}

/** False where it was withdrawn before. */
export async function markWithdrawn(tx: Tx, villageId: string, id: string, withdrawnAt: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('notices')
    .set({ withdrawnAt })
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
