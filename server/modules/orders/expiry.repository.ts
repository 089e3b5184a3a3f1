import { sql } from 'kysely'
import type { Tx } from '../../database/client'

/**
 * Closes held orders whose time has run out, the oldest first, at most so many; those that somebody is closing right now are
 * left to them. @returns their ids
 */
export async function expireOrders(tx: Tx, villageId: string, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with due as (
      select o.id from orders o
      where o.village_id = ${villageId} and o.status = 'held' and o.expires_at <= ${now}
      order by o.expires_at, o.id limit ${limit}
      for no key update skip locked
    )
    update orders o set status = 'expired', closed_at = ${now}, version = o.version + 1
    from due where o.village_id = ${villageId} and o.id = due.id
    returning o.id`.execute(tx)
  return rows.map(({ id }) => id)
}

/**
 * Marks held orders that expire before `until` as told of, each once; one that was made shortly before needs no reminder.
 *
 * @returns their ids
 */
export async function markExpiring(
  tx: Tx,
  villageId: string,
  { now, until, madeBefore }: { now: Date; until: Date; madeBefore: Date },
  limit: number
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with due as (
      select o.id from orders o
      where o.village_id = ${villageId} and o.status = 'held' and o.expires_at > ${now} and o.expires_at <= ${until}
        and o.expiry_told_at is null and o.created_at <= ${madeBefore}
      order by o.expires_at, o.id limit ${limit}
      for no key update skip locked
    )
    update orders o set expiry_told_at = ${now}
    from due where o.village_id = ${villageId} and o.id = due.id
    returning o.id`.execute(tx)
  return rows.map(({ id }) => id)
}
