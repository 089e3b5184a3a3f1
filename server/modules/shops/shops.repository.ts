import { sql } from 'kysely'
import type { Shop } from '../../../types/contract/shops'
import type { Tx } from '../../database/client'

export async function findShop(tx: Tx, villageId: string): Promise<Shop> {
  const { closedFrom: from, closedUntil: until, closedReason: reason, ...shop } = await tx
    .selectFrom('shops')
    .select([
      'place', 'phone', 'hours', 'hoursNote', 'pickUpDays', 'version', 'closedReason',
      sql<string | null>`closed_from::text`.as('closedFrom'), sql<string | null>`closed_until::text`.as('closedUntil')
    ])
    .where('villageId', '=', villageId)
    .executeTakeFirstOrThrow()
  return { ...shop, closure: from !== null && until !== null && reason !== null ? { from, until, reason } : null }
}

/** Writes over what `version` was; false when that is no longer what stands there. */
export async function replaceShop(tx: Tx, villageId: string, { hours, closure, version, ...shop }: Shop): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('shops')
    .set({
      ...shop,
      hours: JSON.stringify(hours),
      closedFrom: closure?.from ?? null,
      closedUntil: closure?.until ?? null,
      closedReason: closure?.reason ?? null,
      version: version + 1
    })
    .where('villageId', '=', villageId)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** When the open orders of the village expire, each instant once. */
export async function listExpiries(tx: Tx, villageId: string): Promise<Date[]> {
  const rows = await tx
    .selectFrom('orders')
    .select('expiresAt')
    .distinct()
    .where('villageId', '=', villageId)
    .where('status', '=', sql.lit('held' as const))
    .execute()
  return rows.map(({ expiresAt }) => expiresAt)
}

/** Lets open orders wait longer; whoever was reminded already will be once more. */
export async function moveExpiries(tx: Tx, villageId: string, moves: { from: Date; to: Date }[]): Promise<void> {
  if (moves.length === 0) return
  const times = (of: 'from' | 'to') => sql`${moves.map((move) => move[of].toISOString())}::timestamptz[]`
  // in the order of their ids, as others lock several
  await sql`
    with moving as (
      select o.id, m.later from orders o join unnest(${times('from')}, ${times('to')}) as m(sooner, later) on m.sooner = o.expires_at
      where o.village_id = ${villageId} and o.status = 'held' order by o.id for update of o
    )
    update orders o set expires_at = moving.later, expiry_told_at = null
    from moving where o.village_id = ${villageId} and o.id = moving.id`.execute(tx)
}
