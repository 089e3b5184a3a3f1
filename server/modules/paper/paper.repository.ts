import { sql } from 'kysely'
import type { Tx } from '../../database/client'
import type { Period } from '../../shared/calendar'
import { selectFreeEntries } from '../points/points.repository'

export { rankHouseholds } from '../boards/boards.repository'
export { findBalance, sumByMonth } from '../points/points.repository'
export { findHousehold, listCards } from '../roster/roster.repository'

export async function findVillage(tx: Tx, villageId: string): Promise<string> {
  return (await tx.selectFrom('villages').select('name').where('id', '=', villageId).executeTakeFirstOrThrow()).name
}

export async function findShop(tx: Tx, villageId: string) {
  return tx.selectFrom('shops').select(['place', 'phone', 'hours', 'hoursNote']).where('villageId', '=', villageId).executeTakeFirstOrThrow()
}

/** What is offered or announced, with the price that counts then. */
export async function listPriced(tx: Tx, villageId: string, now: Date) {
  const first = sql<Date>`greatest(on_sale_from, ${now}::timestamptz)`
  const rows = await tx
    .selectFrom('goods')
    .select([
      'id', 'name', 'category', 'limitPieces', 'limitPeriod', 'onSaleFrom', 'picturePhotoId',
      sql<number | null>`price_in_force(village_id, id, ${first})`.as('points')
    ])
    .where('villageId', '=', villageId)
    .where('closedAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ points, ...goods }) => (points === null ? [] : [{ ...goods, points }]))
}

/** What the village's households earned and what was handed over. */
export async function sumLedger(tx: Tx, villageId: string, { since, until }: Period) {
  const { rows } = await sql<{ earned: number; redeemed: number; households: number }>`
    with earned as (
      select coalesce(h.merged_into, h.id) as household_id, sum(e.amount) as points
      from point_entries e join households h on h.village_id = e.village_id and h.id = e.household_id
      where e.village_id = ${villageId} and e.created_at >= ${since} and e.created_at < ${until} and e.account = 'free'
        and e.kind in ('award', 'reversal', 'deduction', 'base', 'attendance', 'adjustment_in', 'adjustment_out')
      group by 1
    )
    select coalesce(sum(points), 0)::int as earned, (count(*) filter (where points > 0))::int as households,
      (select coalesce(sum(amount), 0)::int from point_transfers
       where village_id = ${villageId} and kind = 'hand_over' and created_at >= ${since} and created_at < ${until}) as redeemed
    from earned
  `.execute(tx)
  return rows[0] ?? { earned: 0, redeemed: 0, households: 0 }
}

/** Both days are in it; the latest first. */
export async function listHonours(tx: Tx, villageId: string, { from, until }: { from: string; until: string }) {
  return tx
    .selectFrom('honours as o')
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 'o.villageId').onRef('h.id', '=', 'o.householdId'))
    .select(['o.id', 'o.title', 'h.label', 'h.unlisted', 'o.name', 'o.note', 'o.photoId', sql<string>`o.awarded_on::text`.as('awardedOn')])
    .where('o.villageId', '=', villageId)
    .where('o.revokedAt', 'is', null)
    .where(sql<boolean>`o.awarded_on between ${from}::date and ${until}::date`)
    .orderBy('o.awardedOn', 'desc')
    .orderBy('o.id', 'desc')
    .execute()
}

/** What takes place in a time, the soonest first, and how many came. */
export async function listActivities(tx: Tx, villageId: string, { since, until }: Period, limit: number) {
  return tx
    .selectFrom('activities as a')
    .select([
      'a.title', 'a.place', 'a.startsAt',
      sql<number>`(select count(*)::int from attendances t where t.village_id = a.village_id and t.activity_id = a.id)`.as('came')
    ])
    .where('a.villageId', '=', villageId)
    .where('a.cancelledAt', 'is', null)
    .where('a.endsAt', '>=', since)
    .where('a.startsAt', '<', until)
    .orderBy('a.startsAt')
    .orderBy('a.id')
    .limit(limit)
    .execute()
}

/** Prices that began in a time, the latest first, and what the goods had cost before; null for new goods. */
export async function listNewPrices(tx: Tx, villageId: string, { since, until }: Period, limit: number) {
  return tx
    .selectFrom('goodsPrices as p')
    .innerJoin('goods as g', (join) => join.onRef('g.villageId', '=', 'p.villageId').onRef('g.id', '=', 'p.goodsId'))
    .select([
      'g.name', 'p.points', 'p.startsAt',
      sql<number | null>`(select b.points from goods_prices b where b.village_id = p.village_id and b.goods_id = p.goods_id
        and b.starts_at < p.starts_at order by b.starts_at desc limit 1)`.as('before')
    ])
    .where('p.villageId', '=', villageId)
    .where('p.startsAt', '>=', since)
    .where('p.startsAt', '<', until)
    .where('g.closedAt', 'is', null)
    .orderBy('p.startsAt', 'desc')
    .orderBy('g.position')
    .limit(limit)
    .execute()
}

/** The latest entries of a time, the latest first, and whether each goes back to an anonymous report. */
export async function listEntries(tx: Tx, villageId: string, householdId: string, { since, until }: Period, limit: number) {
  return selectFreeEntries(tx, villageId, householdId)
    .select(sql<boolean>`exists (
      select from submissions n join rules r on r.village_id = n.village_id and r.id = n.rule_id
      where n.village_id = t.village_id and n.id = coalesce(t.submission_id, o.submission_id) and r.anonymous
    )`.as('anonymous'))
    .where('e.createdAt', '>=', since)
    .where('e.createdAt', '<', until)
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute()
}

/** How many entries there are in a time, and the balance before it. */
export async function countEntries(tx: Tx, villageId: string, householdId: string, { since, until }: Period) {
  const { rows } = await sql<{ count: number; before: number }>`
    select (count(*) filter (where created_at >= ${since}))::int as count,
      coalesce(sum(amount) filter (where created_at < ${since}), 0)::int as before
    from point_entries
    where village_id = ${villageId} and household_id = ${householdId} and account = 'free' and created_at < ${until}
  `.execute(tx)
  return rows[0] ?? { count: 0, before: 0 }
}
