import { sql } from 'kysely'
import type { ShopDayLine } from '../../../types/contract/shop-days'
import type { Tx } from '../../database/client'

const dayOf = (name: string) => sql<string>`to_char(${sql.ref(name)}, 'YYYY-MM-DD')`

function selectDays(tx: Tx, villageId: string) {
  return tx
    .selectFrom('shopDays as d')
    .innerJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 'd.villageId').onRef('a.id', '=', 'd.closedBy'))
    .select([
      dayOf('d.day').as('day'), dayOf('d.since').as('since'), 'd.until', 'd.orders', 'd.pieces', 'd.points', 'd.note', 'a.name as closedByName',
      'd.closedAt'
    ])
    .where('d.villageId', '=', villageId)
}

export type ShopDayRow = Awaited<ReturnType<ReturnType<typeof selectDays>['execute']>>[number]

/** The latest first. */
export async function listDays(tx: Tx, villageId: string, { below, limit }: { below: string | null; limit: number }) {
  let query = selectDays(tx, villageId).orderBy('d.day', 'desc').limit(limit)
  if (below !== null) query = query.where(sql<boolean>`d.day < ${below}::date`)
  return query.execute()
}

/** The signed day that this one is in. */
export const findDayWith = (tx: Tx, villageId: string, day: string) =>
  selectDays(tx, villageId).where(sql<boolean>`${day}::date between d.since and d.day`).executeTakeFirst()

export async function listLines(tx: Tx, villageId: string, day: string): Promise<ShopDayLine[]> {
  return tx
    .selectFrom('shopDayLines as l')
    .innerJoin('goods as g', (join) => join.onRef('g.villageId', '=', 'l.villageId').onRef('g.id', '=', 'l.goodsId'))
    .select([
      'l.goodsId', 'l.name', 'l.opening', 'l.cameIn', 'l.wentOut', 'l.broken', 'l.counted', 'l.handedOver', 'l.closing'
    ])
    .where('l.villageId', '=', villageId)
    .where(sql<boolean>`l.day = ${day}::date`)
    .orderBy('g.position')
    .orderBy('l.goodsId')
    .execute()
}

export interface Signed {
  /** The first and the latest day that were signed, YYYY-MM-DD. */
  first: string
  last: string
  /** Up to where the latest goes. */
  until: Date
}

/** null where no day was signed yet. */
export async function findSigned(tx: Tx, villageId: string): Promise<Signed | null> {
  const { first, last, until } = await tx
    .selectFrom('shopDays as d')
    .select([
      sql<string | null>`to_char(min(d.since), 'YYYY-MM-DD')`.as('first'), sql<string | null>`to_char(max(d.day), 'YYYY-MM-DD')`.as('last'),
      sql<Date | null>`max(d.until)`.as('until')
    ])
    .where('d.villageId', '=', villageId)
    .executeTakeFirstOrThrow()
  return first !== null && last !== null && until !== null ? { first, last, until } : null
}

const movesShelf = sql<boolean>`m.kind not in ('hold', 'release')`

/** Days with something on or off the shelf in a time, the latest first. */
export async function listMoved(tx: Tx, villageId: string, { since, until, limit }: { since: Date | null; until: Date; limit: number }) {
  const { rows } = await sql<{ day: string; orders: number; pieces: number; points: number }>`
    select to_char(m.created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
      count(distinct m.order_id)::int as orders,
      coalesce(sum(m.quantity) filter (where m.kind = 'hand_over'), 0)::int as pieces,
      coalesce(sum(m.quantity * l.points) filter (where m.kind = 'hand_over'), 0)::int as points
    from stock_movements m
    left join order_lines l on l.village_id = m.village_id and l.order_id = m.order_id and l.goods_id = m.goods_id
    where m.village_id = ${villageId} and ${movesShelf} and m.created_at < ${until}
      and m.created_at >= coalesce(${since}::timestamptz, '-infinity')
    group by 1 order by 1 desc limit ${limit}`.execute(tx)
  return rows
}

/** The day of the first movement in a time; null where nothing moved. */
export async function firstMoved(tx: Tx, villageId: string, { since, until }: { since: Date; until: Date }): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select to_char(min(m.created_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day from stock_movements m
    where m.village_id = ${villageId} and ${movesShelf} and m.created_at >= ${since} and m.created_at < ${until}`.execute(tx)
  return rows[0]?.day ?? null
}

/**
 * What the journal says from `start` up to `until`, less what signed days have told: so a movement that was written down while
 * a day was being signed is in the next one, and every movement is in one day.
 */
export async function linesUpTo(tx: Tx, villageId: string, { start, until }: { start: Date; until: Date }): Promise<ShopDayLine[]> {
  const { rows } = await sql<ShopDayLine>`
    with told as (
      select goods_id, sum(came_in)::int as came_in, sum(went_out)::int as went_out, sum(broken)::int as broken, sum(counted)::int as counted,
        sum(handed_over)::int as handed_over, sum(closing - opening)::int as change
      from shop_day_lines where village_id = ${villageId} group by goods_id
    ), journal as (
      select m.goods_id,
        coalesce(sum(case when m.kind in ('in', 'counted') then m.quantity else -m.quantity end) filter (where m.created_at < ${start}), 0)::int as before,
        coalesce(sum(m.quantity) filter (where m.kind = 'in' and m.created_at >= ${start}), 0)::int as came_in,
        coalesce(sum(m.quantity) filter (where m.kind = 'out' and m.created_at >= ${start}), 0)::int as went_out,
        coalesce(sum(m.quantity) filter (where m.kind = 'broken' and m.created_at >= ${start}), 0)::int as broken,
        coalesce(sum(m.quantity) filter (where m.kind = 'counted' and m.created_at >= ${start}), 0)::int as counted,
        coalesce(sum(m.quantity) filter (where m.kind = 'hand_over' and m.created_at >= ${start}), 0)::int as handed_over
      from stock_movements m where m.village_id = ${villageId} and ${movesShelf} and m.created_at < ${until} group by m.goods_id
    ), days as (
      select j.goods_id, j.before + coalesce(t.change, 0) as opening, j.came_in - coalesce(t.came_in, 0) as came_in,
        j.went_out - coalesce(t.went_out, 0) as went_out, j.broken - coalesce(t.broken, 0) as broken,
        j.counted - coalesce(t.counted, 0) as counted, j.handed_over - coalesce(t.handed_over, 0) as handed_over
      from journal j left join told t on t.goods_id = j.goods_id
    )
    select d.goods_id as "goodsId", g.name, d.opening, d.came_in as "cameIn", d.went_out as "wentOut", d.broken, d.counted,
      d.handed_over as "handedOver", d.opening + d.came_in - d.went_out - d.broken + d.counted - d.handed_over as closing
    from days d join goods g on g.village_id = ${villageId} and g.id = d.goods_id
    where d.opening <> 0 or d.came_in <> 0 or d.went_out <> 0 or d.broken <> 0 or d.counted <> 0 or d.handed_over <> 0
    order by g.position, g.id`.execute(tx)
  return rows
}

/** Orders handed over in that time and what they cost, less what signed days have told. */
export async function ordersUpTo(
  tx: Tx, villageId: string, { start, until }: { start: Date; until: Date }
): Promise<{ orders: number; points: number }> {
  const { rows: [sums] } = await sql<{ orders: number; points: number }>`
    select (count(distinct m.order_id) - coalesce((select sum(orders) from shop_days where village_id = ${villageId}), 0))::int as orders,
      (coalesce(sum(m.quantity * l.points), 0) - coalesce((select sum(points) from shop_days where village_id = ${villageId}), 0))::int as points
    from stock_movements m
    join order_lines l on l.village_id = m.village_id and l.order_id = m.order_id and l.goods_id = m.goods_id
    where m.village_id = ${villageId} and m.kind = 'hand_over' and m.created_at >= ${start} and m.created_at < ${until}`.execute(tx)
  return sums ?? { orders: 0, points: 0 }
}

/** Days are signed one after the other: the next one begins where this one ends. */
export async function lockShop(tx: Tx, villageId: string): Promise<void> {
  await tx.selectFrom('shops').select('villageId').where('villageId', '=', villageId).forNoKeyUpdate().execute()
}

export interface NewShopDay {
  villageId: string
  day: string
  since: string
  until: Date
  orders: number
  pieces: number
  points: number
  note: string
  closedBy: string
  closedAt: Date
}

export async function insertDay(tx: Tx, day: NewShopDay, lines: readonly ShopDayLine[]): Promise<void> {
  await tx.insertInto('shopDays').values(day).execute()
  if (lines.length === 0) return
  await tx.insertInto('shopDayLines').values(lines.map((line) => ({ ...line, villageId: day.villageId, day: day.day }))).execute()
}
