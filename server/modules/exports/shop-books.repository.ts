import { sql } from 'kysely'
import type { StockMovementKind } from '../../../types/contract/stock'
import type { Tx } from '../../database/client'
import type { Period } from '../../shared/calendar'

/** One row for each kind of goods of each order, the oldest order first, with who fetched it and what proved it. */
export async function listOrderLines(tx: Tx, villageId: string, { since, until }: Period, limit: number) {
  return tx
    .selectFrom('orders as o')
    .innerJoin('orderLines as l', (join) => join.onRef('l.villageId', '=', 'o.villageId').onRef('l.orderId', '=', 'o.id'))
    .innerJoin('goods as g', (join) => join.onRef('g.villageId', '=', 'l.villageId').onRef('g.id', '=', 'l.goodsId'))
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 'o.villageId').onRef('h.id', '=', 'o.householdId'))
    .innerJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 'o.villageId').onRef('a.id', '=', 'o.orderedBy'))
    .leftJoin('accounts as c', (join) => join.onRef('c.villageId', '=', 'o.villageId').onRef('c.id', '=', 'o.closedBy'))
    .leftJoin('vouchers as v', (join) =>
      join.onRef('v.villageId', '=', 'o.villageId').onRef('v.orderId', '=', 'o.id').on('v.revokedAt', 'is', null))
    .leftJoin('cardRedemptions as r', (join) => join.onRef('r.villageId', '=', 'o.villageId').onRef('r.orderId', '=', 'o.id'))
    .leftJoin('accounts as w', (join) => join.onRef('w.villageId', '=', 'r.villageId').onRef('w.id', '=', 'r.witnessId'))
    .select([
      'o.createdAt', 'h.label', 'a.name as orderedBy', 'g.name as goods', 'g.category', 'l.quantity', 'l.points', 'o.status', 'o.closedAt',
      'c.name as closedBy', 'o.closeReason', 'v.fetcherName', 'r.memberName', 'r.proof', 'w.name as witness'
    ])
    .where('o.villageId', '=', villageId)
    .where('o.createdAt', '>=', since)
    .where('o.createdAt', '<', until)
    .orderBy('o.createdAt')
    .orderBy('o.id')
    .orderBy('g.position')
    .limit(limit)
    .execute()
}

export type OrderLineRow = Awaited<ReturnType<typeof listOrderLines>>[number]

/** The journal of the shelf with what was paid, the oldest first. */
export async function listMovements(tx: Tx, villageId: string, { since, until }: Period, limit: number) {
  return tx
    .selectFrom('stockMovements as m')
    .innerJoin('goods as g', (join) => join.onRef('g.villageId', '=', 'm.villageId').onRef('g.id', '=', 'm.goodsId'))
    .leftJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 'm.villageId').onRef('a.id', '=', 'm.createdBy'))
    .leftJoin('orders as o', (join) => join.onRef('o.villageId', '=', 'm.villageId').onRef('o.id', '=', 'm.orderId'))
    .leftJoin('households as h', (join) => join.onRef('h.villageId', '=', 'o.villageId').onRef('h.id', '=', 'o.householdId'))
    .select(['m.createdAt', 'g.name as goods', 'g.category', 'm.kind', 'm.quantity', 'm.reason', 'm.costFen', 'h.label', 'a.name as by'])
    .where('m.villageId', '=', villageId)
    .where('m.createdAt', '>=', since)
    .where('m.createdAt', '<', until)
    .orderBy('m.id')
    .limit(limit)
    .execute()
}

export type MovementRow = Awaited<ReturnType<typeof listMovements>>[number]

/** Prices that started, with the one before; the oldest first. */
export async function listPrices(tx: Tx, villageId: string, { since, until }: Period) {
  const { rows } = await sql<{ startsAt: Date; goods: string; before: number | null; points: number; by: string | null }>`
    select p.starts_at as "startsAt", g.name as goods, p.before, p.points, a.name as by
    from (
      select *, lag(points) over (partition by goods_id order by starts_at) as before from goods_prices where village_id = ${villageId}
    ) p
    join goods g on g.village_id = p.village_id and g.id = p.goods_id
    left join accounts a on a.village_id = p.village_id and a.id = p.created_by
    where p.starts_at >= ${since} and p.starts_at < ${until} order by p.starts_at, g.position`.execute(tx)
  return rows
}

export type PriceRow = Awaited<ReturnType<typeof listPrices>>[number]

export interface GoodsSum {
  name: string
  category: string
  opening: number
  cameIn: number
  wentOut: number
  broken: number
  counted: number
  handedOver: number
  closing: number
  /** Points spent on what was handed over. */
  points: number
  /** Paid for what came in, in fen. */
  paidFen: number
  /** Latest cost of one up to the end, in fen. */
  costFen: number | null
}

/** Each goods through the time: on the shelf at first and at last, and what came between. */
export async function listGoodsSums(tx: Tx, villageId: string, { since, until }: Period): Promise<GoodsSum[]> {
  const sumOf = (kind: StockMovementKind) =>
    sql`coalesce(sum(m.quantity) filter (where m.kind = ${sql.lit(kind)} and m.created_at >= ${since}), 0)::int`
  const shelf = sql`case when m.kind in ('in', 'counted') then m.quantity else -m.quantity end`
  const { rows } = await sql<GoodsSum>`
    select g.name, g.category,
      coalesce(sum(${shelf}) filter (where m.created_at < ${since}), 0)::int as opening,
      ${sumOf('in')} as "cameIn", ${sumOf('out')} as "wentOut", ${sumOf('broken')} as broken, ${sumOf('counted')} as counted,
      ${sumOf('hand_over')} as "handedOver", coalesce(sum(${shelf}), 0)::int as closing,
      coalesce(sum(m.quantity * l.points) filter (where m.kind = 'hand_over' and m.created_at >= ${since}), 0)::int as points,
      coalesce(sum(m.quantity::bigint * m.cost_fen) filter (where m.created_at >= ${since}), 0)::float8 as "paidFen",
      (select c.cost_fen from stock_movements c where c.village_id = g.village_id and c.goods_id = g.id and c.cost_fen is not null
        and c.created_at < ${until} order by c.id desc limit 1) as "costFen"
    from goods g
    join stock_movements m on m.village_id = g.village_id and m.goods_id = g.id and m.kind not in ('hold', 'release') and m.created_at < ${until}
    left join order_lines l on l.village_id = m.village_id and l.order_id = m.order_id and l.goods_id = m.goods_id
    where g.village_id = ${villageId}
    group by g.village_id, g.id order by g.position, g.id`.execute(tx)
  return rows
}

/** Money set aside and money paid for goods, the oldest first; what was left before. */
export async function listMoney(tx: Tx, villageId: string, { since, until }: Period, limit: number) {
  const { rows: [before] } = await sql<{ fen: number }>`
    select (coalesce((select sum(amount_fen) from budget_entries where village_id = ${villageId} and created_at < ${since}), 0)
      - coalesce((select sum(quantity::bigint * cost_fen) from stock_movements
        where village_id = ${villageId} and kind = 'in' and created_at < ${since}), 0))::float8 as fen`.execute(tx)
  const { rows } = await sql<{ createdAt: Date; about: string; goods: string | null; quantity: number | null; fen: number; by: string | null }>`
    select m."createdAt", m.about, m.goods, m.quantity, m.fen, a.name as by
    from (
      select created_at as "createdAt", reason as about, null as goods, null::int as quantity, amount_fen::float8 as fen, created_by
      from budget_entries where village_id = ${villageId} and created_at >= ${since} and created_at < ${until}
      union all
      select s.created_at, s.reason, g.name, s.quantity, -(s.quantity::bigint * s.cost_fen)::float8, s.created_by
      from stock_movements s join goods g on g.village_id = s.village_id and g.id = s.goods_id
      where s.village_id = ${villageId} and s.kind = 'in' and s.cost_fen is not null and s.created_at >= ${since} and s.created_at < ${until}
    ) m left join accounts a on a.village_id = ${villageId} and a.id = m.created_by
    order by m."createdAt" limit ${limit}`.execute(tx)
  return { beforeFen: before?.fen ?? 0, rows }
}

export type Money = Awaited<ReturnType<typeof listMoney>>
