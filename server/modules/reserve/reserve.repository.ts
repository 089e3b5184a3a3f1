import { sql } from 'kysely'
import type { Tx } from '../../database/client'
import type { Cursor } from '../../shared/cursor'
import type { Facts } from './reserve.rules'

/** What one piece cost when it was last bought with its cost written down, in fen. */
const latestCosts = (villageId: string) => sql`
  select distinct on (m.goods_id) m.goods_id, m.cost_fen, m.created_at from stock_movements m
  where m.village_id = ${villageId} and m.cost_fen is not null order by m.goods_id, m.id desc`

/** What the books say at an instant, and of the days before it since `since`. */
export async function findFacts(
  tx: Tx, villageId: string, { since, now, paceDays }: { since: Date; now: Date; paceDays: number }
): Promise<Facts> {
  const { rows: [row] } = await sql<{
    stockValue: number; budget: number; purchases: number; free: number; held: number; overFen: number; overPoints: number
    saleFen: number; salePoints: number; issued: number; redeemed: number; days: number
  }>`
    with costs as (${latestCosts(villageId)}),
    shelves as (
      select g.stock + g.held as shelf, c.cost_fen, g.closed_at is null as on_sale, price_in_force(g.village_id, g.id, ${now}) as points
      from goods g left join costs c on c.goods_id = g.id where g.village_id = ${villageId}
    ),
    handed as (
      select l.quantity, l.points, c.cost_fen
      from orders o
      join order_lines l on l.village_id = o.village_id and l.order_id = o.id
      left join costs c on c.goods_id = l.goods_id
      where o.village_id = ${villageId} and o.closed_at >= ${since} and o.status = 'handed_over'
    ),
    moved as (
      select coalesce(-sum(amount), 0)::int as issued
      from point_entries where village_id = ${villageId} and account = 'earned' and created_at >= ${since}
    )
    select
      (select coalesce(sum(shelf::bigint * cost_fen), 0)::float8 from shelves) as "stockValue",
      (select coalesce(sum(amount_fen), 0)::float8 from budget_entries where village_id = ${villageId}) as "budget",
      (select coalesce(sum(quantity::bigint * cost_fen), 0)::float8 from stock_movements where village_id = ${villageId} and kind = 'in')
        as "purchases",
      (select coalesce(sum(b.free), 0)::int from point_balances b join households h on h.village_id = b.village_id and h.id = b.household_id
        where b.village_id = ${villageId} and h.closed_at is null) as "free",
      (select coalesce(sum(b.held), 0)::int from point_balances b join households h on h.village_id = b.village_id and h.id = b.household_id
        where b.village_id = ${villageId} and h.closed_at is null) as "held",
      (select coalesce(sum(quantity::bigint * cost_fen), 0)::float8 from handed) as "overFen",
      (select coalesce(sum(quantity::bigint * points), 0)::float8 from handed where cost_fen is not null) as "overPoints",
      (select coalesce(sum(cost_fen), 0)::float8 from shelves where on_sale and points is not null) as "saleFen",
      (select coalesce(sum(points), 0)::float8 from shelves where on_sale and cost_fen is not null) as "salePoints",
      (select issued from moved) as "issued",
      (select coalesce(sum(quantity * points), 0)::int from handed) as "redeemed",
      (select least(${paceDays}::int, coalesce(ceil(extract(epoch from ${now}::timestamptz - min(created_at)) / 86400), 0)::int)
        from point_entries where village_id = ${villageId}) as "days"`.execute(tx)
  if (!row) throw new Error('the sums of the reserve are one row')
  return {
    stockValueFen: row.stockValue, budgetFen: row.budget, purchasesFen: row.purchases, free: row.free, held: row.held,
    handedOver: { fen: row.overFen, points: row.overPoints }, onSale: { fen: row.saleFen, points: row.salePoints },
    issued: row.issued, redeemed: row.redeemed, days: row.days
  }
}

/** Goods on sale or on the shelf, in the order of the shop. */
export async function listGoods(tx: Tx, villageId: string, now: Date) {
  const { rows } = await sql<{
    goodsId: string; name: string; onSale: boolean; points: number | null; shelf: number; costFen: number | null; boughtAt: Date | null
  }>`
    with costs as (${latestCosts(villageId)})
    select g.id as "goodsId", g.name, g.closed_at is null as "onSale", price_in_force(g.village_id, g.id, ${now}) as points,
      g.stock + g.held as shelf, c.cost_fen as "costFen", c.created_at as "boughtAt"
    from goods g left join costs c on c.goods_id = g.id
    where g.village_id = ${villageId} and (g.closed_at is null or g.stock + g.held > 0)
    order by g.position, g.id`.execute(tx)
  return rows
}

export interface NewBudgetEntry {
  villageId: string
  id: string
  amountFen: number
  reason: string
  reverses: string | null
  createdBy: string
  createdAt: Date
}

/** False where the entry it takes back has been taken back already, perhaps just now. */
export async function insertBudgetEntry(tx: Tx, entry: NewBudgetEntry): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('budgetEntries')
    .values(entry)
    .onConflict((conflict) => conflict.columns(['villageId', 'reverses']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

const selectEntries = (tx: Tx, villageId: string) =>
  tx
    .selectFrom('budgetEntries as b')
    .innerJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 'b.villageId').onRef('a.id', '=', 'b.createdBy'))
    .leftJoin('budgetEntries as r', (join) => join.onRef('r.villageId', '=', 'b.villageId').onRef('r.reverses', '=', 'b.id'))
    .select(['b.id', 'b.amountFen', 'b.reason', 'b.reverses', 'b.createdAt', 'a.name as byName', 'r.id as reversedBy'])
    .where('b.villageId', '=', villageId)

export const findBudgetEntry = (tx: Tx, villageId: string, id: string) =>
  selectEntries(tx, villageId).where('b.id', '=', id).executeTakeFirst()

/** Newest first. */
export async function listBudgetEntries(tx: Tx, villageId: string, { before, limit }: { before: Cursor | null; limit: number }) {
  let query = selectEntries(tx, villageId).orderBy('b.createdAt', 'desc').orderBy('b.id', 'desc').limit(limit)
  if (before) query = query.where((eb) => eb(eb.refTuple('b.createdAt', 'b.id'), '<', eb.tuple(before.createdAt, before.id)))
  return query.execute()
}

/**
 * Whether it is this transaction's turn to look, with what was told before; undefined where another one has looked since. The
 * shop's row stays locked, so that what is found is told once.
 */
export async function takeTurn(tx: Tx, villageId: string, { now, since }: { now: Date; since: Date }) {
  return tx
    .updateTable('shops')
    .set({ reserveCheckedAt: now })
    .where('villageId', '=', villageId)
    .where((eb) => eb.or([eb('reserveCheckedAt', 'is', null), eb('reserveCheckedAt', '<=', since)]))
    .returning('reserveTold')
    .executeTakeFirst()
}

export async function noteTold(tx: Tx, villageId: string, reserveTold: 'amber' | 'red' | null): Promise<void> {
  await tx.updateTable('shops').set({ reserveTold }).where('villageId', '=', villageId).execute()
}
