import { sql } from 'kysely'
import type { Tx } from '../../database/client'
import type { Cursor } from '../../shared/cursor'
import { selectOrders, type OrderRow } from './orders.repository'

export interface Wanted {
  search: string | null
  after: Cursor | null
  limit: number
}

/** Part of the household, of who ordered, or of who fetches. */
function matching(search: string) {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`(h.label ilike ${pattern} or coalesce(r.member_name, a.name) ilike ${pattern} 
    or v.fetcher_name ilike ${pattern} or o.fetched_by ilike ${pattern})`
}

/** What waits to be fetched, the soonest to expire first. */
export async function listWaiting(tx: Tx, villageId: string, { search, after, limit }: Wanted): Promise<OrderRow[]> {
  let query = selectOrders(tx, villageId)
    .where('o.status', '=', sql.lit('held' as const))
    .orderBy('o.expiresAt')
    .orderBy('o.id')
    .limit(limit)
  if (search) query = query.where(matching(search))
  if (after) query = query.where((eb) => eb(eb.refTuple('o.expiresAt', 'o.id'), '>', eb.tuple(after.createdAt, after.id)))
  return query.execute()
}

/** What was handed over since then, the latest first. */
export async function listHandedOver(tx: Tx, villageId: string, since: Date, { search, after, limit }: Wanted): Promise<OrderRow[]> {
  let query = selectOrders(tx, villageId)
    .where('o.status', '=', 'handed_over')
    .where('o.closedAt', '>=', since)
    .orderBy('o.closedAt', 'desc')
    .orderBy('o.id', 'desc')
    .limit(limit)
  if (search) query = query.where(matching(search))
  if (after) query = query.where((eb) => eb(eb.refTuple('o.closedAt', 'o.id'), '<', eb.tuple(after.createdAt, after.id)))
  return query.execute()
}

/** Digits are used again over the years: an open order comes before the latest closed one. */
export async function findByDigits(tx: Tx, villageId: string, digitsHash: Buffer): Promise<OrderRow | null> {
  const named = selectOrders(tx, villageId).where('o.pickUpDigitsHash', '=', digitsHash)
  const held = sql.lit('held' as const)
  const [open, closed] = await Promise.all([
    named.where('o.status', '=', held).executeTakeFirst(),
    named.where('o.status', '!=', held).orderBy('o.createdAt', 'desc').limit(1).executeTakeFirst()
  ])
  return open ?? closed ?? null
}

export async function findByToken(tx: Tx, villageId: string, tokenHash: Buffer): Promise<OrderRow | null> {
  return (await selectOrders(tx, villageId).where('o.pickUpTokenHash', '=', tokenHash).executeTakeFirst()) ?? null
}

/** Whether the token opens an order of some other village. */
export async function isForeignToken(tx: Tx, tokenHash: Buffer): Promise<boolean> {
  const { rows } = await sql<{ foreign: boolean }>`select is_foreign_pick_up_token(${tokenHash}) as "foreign"`.execute(tx)
  return rows[0]?.foreign ?? false
}
