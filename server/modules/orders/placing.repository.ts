import { sql } from 'kysely'
import type { Tx } from '../../database/client'
import type { GoodsOnShelf, Shelf } from './placing.rules'

/** What is free of the households, for nobody else until the transaction ends. */
export async function lockHouseholds(tx: Tx, ids: readonly string[]): Promise<Shelf['households']> {
  const { rows } = await sql<{ id: string; free: number; closed: boolean }>`
    select household_id as id, free, closed from lock_free_points(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, ...household }) => [id, household]))
}

/** The goods as they stand, for nobody else until the transaction ends; in the order of their ids, as everybody locks them. */
export async function lockGoods(tx: Tx, villageId: string, ids: readonly string[], now: Date): Promise<Shelf['goods']> {
  const { rows } = await sql<GoodsOnShelf & { id: string }>`
    select g.id, g.name, p.points, g.stock, g.closed_at, g.on_sale_from, g.limit_pieces, g.limit_period
    from goods g
    left join lateral (
      select points from goods_prices where village_id = g.village_id and goods_id = g.id and starts_at <= ${now}
      order by starts_at desc limit 1
    ) p on true
    where g.village_id = ${villageId} and g.id = any (${ids}::uuid[])
    order by g.id for no key update of g`.execute(tx)
  return new Map(rows.map(({ id, ...goods }) => [id, goods]))
}

/** What counts against the limit of the goods: all but what was cancelled or expired, since the period of Asia/Shanghai began. */
export async function countRedeemed(
  tx: Tx, villageId: string, pairs: readonly { householdId: string; goodsId: string }[], now: Date
): Promise<{ householdId: string; goodsId: string; pieces: number }[]> {
  if (pairs.length === 0) return []
  const { rows } = await sql<{ householdId: string; goodsId: string; pieces: number }>`
    select w.household_id, w.goods_id, sum(l.quantity)::int as pieces
    from unnest(${pairs.map((pair) => pair.householdId)}::uuid[], ${pairs.map((pair) => pair.goodsId)}::uuid[]) as w(household_id, goods_id)
    join goods g on g.village_id = ${villageId} and g.id = w.goods_id
    join orders o on o.village_id = ${villageId} and o.household_id = w.household_id and o.status in ('held', 'handed_over')
      and o.created_at >= case g.limit_period when 'ever' then '-infinity'
        else date_trunc(g.limit_period, ${now}::timestamptz at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai' end
    join order_lines l on l.village_id = ${villageId} and l.order_id = o.id and l.goods_id = w.goods_id
    group by 1, 2`.execute(tx)
  return rows
}

export interface NewOrder {
  id: string
  householdId: string
  orderedBy: string
  points: number
  /** What the ledger calls it. */
  about: string
  pickUpAttempt: number
  pickUpTokenHash: Buffer
  pickUpDigitsHash: Buffer
  lines: readonly { goodsId: string; quantity: number; points: number }[]
}

/**
 * Makes the orders with their lines, holds the points and sets the goods aside, all in one statement.
 *
 * @returns ids of those that were made: not whose digits name another open order of the village
 */
export async function insertOrders(
  tx: Tx, villageId: string, orders: readonly NewOrder[], { createdAt, expiresAt }: { createdAt: Date; expiresAt: Date }
): Promise<Set<string>> {
  const of = <Key extends keyof NewOrder>(key: Key) => orders.map((order) => order[key])
  const lines = orders.flatMap((order) => order.lines.map((line) => ({ ...line, orderId: order.id })))
  const { rows } = await sql<{ id: string }>`
    with made as (
      insert into orders (village_id, id, household_id, ordered_by, points, pick_up_attempt, pick_up_token_hash, pick_up_digits_hash,
        created_at, expires_at)
      select ${villageId}, n.*, ${createdAt}, ${expiresAt}
      from unnest(${of('id')}::uuid[], ${of('householdId')}::uuid[], ${of('orderedBy')}::uuid[], ${of('points')}::int[],
        ${of('pickUpAttempt')}::smallint[], ${of('pickUpTokenHash')}::bytea[], ${of('pickUpDigitsHash')}::bytea[]) as n
      on conflict (village_id, pick_up_digits_hash) where status = 'held' do nothing
      returning id, household_id, ordered_by, points
    ), wanted as (
      select l.*, m.ordered_by
      from unnest(${lines.map((line) => line.orderId)}::uuid[], ${lines.map((line) => line.goodsId)}::uuid[],
        ${lines.map((line) => line.quantity)}::int[], ${lines.map((line) => line.points)}::int[]) as l(order_id, goods_id, quantity, points)
      join made m on m.id = l.order_id
    ), lines as (
      insert into order_lines (village_id, order_id, goods_id, quantity, points)
      select ${villageId}, order_id, goods_id, quantity, points from wanted
    ), transfers as (
      insert into point_transfers (village_id, household_id, kind, amount, order_id, about, created_by, created_at)
      select ${villageId}, m.household_id, 'hold', m.points, m.id, a.about, m.ordered_by, ${createdAt}
      from unnest(${of('id')}::uuid[], ${of('about')}::text[]) as a(id, about) join made m on m.id = a.id
    ), movements as (
      insert into stock_movements (village_id, goods_id, kind, quantity, order_id, created_by, created_at)
      select ${villageId}, goods_id, 'hold', quantity, order_id, ordered_by, ${createdAt} from wanted
    )
    select id from made`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
