import { sql } from 'kysely'
import type { Tx } from '../../database/client'
import type { Cursor } from '../../shared/cursor'

// A literal, because a prepared statement finds a partial index by constants alone.
const waiting = sql.lit('waiting' as const)

/** On one page; more would tell nobody who asks. */
const mostNamesakes = 200

export interface NewJoinRequest {
  villageId: string
  id: string
  name: string
  phone: string
  secretHash: string
  address: string
  createdAt: Date
}

export async function villageExists(tx: Tx, villageId: string): Promise<boolean> {
  return (await tx.selectFrom('villages').select('id').where('id', '=', villageId).executeTakeFirst()) !== undefined
}

/** Nothing changes where one with this phone waits. */
export async function insertRequest(tx: Tx, request: NewJoinRequest): Promise<void> {
  await tx.insertInto('joinRequests').values(request).onConflict((conflict) => conflict.doNothing()).execute()
}

export interface Outcome {
  village: string
  secretHash: string
  status: 'waiting' | 'refused'
  reason: string | null
}

/** What was asked with this phone, in any village: what waits first, then the latest. Works without a village in force. */
export async function findOutcomes(tx: Tx, phone: string): Promise<Outcome[]> {
  const { rows } = await sql<Outcome>`select * from find_join_requests(${phone})`.execute(tx)
  return rows
}

const selectRequests = (tx: Tx, villageId: string) =>
  tx
    .selectFrom('joinRequests as j')
    .leftJoin('households as h', (join) => join.onRef('h.villageId', '=', 'j.villageId').onRef('h.id', '=', 'j.householdId'))
    .leftJoin('accounts as d', (join) => join.onRef('d.villageId', '=', 'j.villageId').onRef('d.id', '=', 'j.decidedBy'))
    .select((eb) => [
      'j.id', 'j.name', 'j.phone', 'j.address', 'j.status', 'j.householdId', 'h.label', 'j.reason', 'd.name as decidedBy', 'j.decidedAt',
      'j.createdAt',
      eb.selectFrom('identities as i').innerJoin('accounts as a', 'a.id', 'i.accountId')
        .whereRef('i.subject', '=', 'j.phone').where('i.provider', '=', 'password')
        .select('a.name').as('account')
    ])
    .where('j.villageId', '=', villageId)

/** The oldest first: they have waited longest. */
export async function listWaiting(tx: Tx, villageId: string, { after, limit }: { after: Cursor | null; limit: number }) {
  let query = selectRequests(tx, villageId).where('j.status', '=', waiting).orderBy('j.createdAt').orderBy('j.id').limit(limit)
  if (after) query = query.where((eb) => eb(eb.refTuple('j.createdAt', 'j.id'), '>', eb.tuple(after.createdAt, after.id)))
  return query.execute()
}

/** By when they came in, the latest first. */
export async function listDecided(tx: Tx, villageId: string, { before, limit }: { before: Cursor | null; limit: number }) {
  let query = selectRequests(tx, villageId)
    .where('j.status', '!=', waiting)
    .orderBy('j.createdAt', 'desc')
    .orderBy('j.id', 'desc')
    .limit(limit)
  if (before) query = query.where((eb) => eb(eb.refTuple('j.createdAt', 'j.id'), '<', eb.tuple(before.createdAt, before.id)))
  return query.execute()
}

export async function countWaiting(tx: Tx, villageId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('joinRequests')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('villageId', '=', villageId)
    .where('status', '=', waiting)
    .executeTakeFirstOrThrow()
  return count
}

/** People of the roster with the phone or the name of somebody who asks, of open households. */
export async function listNamesakes(tx: Tx, villageId: string, asking: readonly { name: string; phone: string }[]) {
  if (asking.length === 0) return []
  return tx
    .selectFrom('rosterEntries as e')
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 'e.villageId').onRef('h.id', '=', 'e.householdId'))
    .select(['h.id', 'h.label', 'e.name', 'e.phone', 'e.accountId'])
    .where('e.villageId', '=', villageId)
    .where('h.closedAt', 'is', null)
    .where((eb) => eb.or([
      eb('e.phone', 'in', asking.map(({ phone }) => phone)),
      eb('e.name', 'in', asking.map(({ name }) => name))
    ]))
    .orderBy('h.label')
    .limit(mostNamesakes)
    .execute()
}

/** Locked until the transaction ends, so that two do not decide it differently. */
export async function lockRequest(tx: Tx, villageId: string, id: string) {
  const row = await tx
    .selectFrom('joinRequests')
    .select(['id', 'name', 'phone', 'secretHash', 'status', 'createdAt'])
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function findHouseholdLabel(tx: Tx, villageId: string, id: string): Promise<string | null> {
  const row = await tx.selectFrom('households').select('label').where('villageId', '=', villageId).where('id', '=', id).executeTakeFirst()
  return row?.label ?? null
}

interface Decision {
  decidedBy: string
  decidedAt: Date
}

/** The account has the phone and the password from now on. */
export async function markApproved(
  tx: Tx,
  villageId: string,
  id: string,
  decision: Decision & { householdId: string; accountId: string }
): Promise<void> {
  await tx
    .updateTable('joinRequests')
    .set({ ...decision, status: 'approved', phone: '', secretHash: '' })
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .execute()
}

export async function markRefused(tx: Tx, villageId: string, id: string, decision: Decision & { reason: string }): Promise<void> {
  await tx
    .updateTable('joinRequests')
    .set({ ...decision, status: 'refused' })
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .execute()
}
