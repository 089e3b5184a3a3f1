import { sql } from 'kysely'
import type { StockMovementKind } from '../../../types/contract/stock'
import type { Tx } from '../../database/client'

export interface NewMovement {
  villageId: string
  goodsId: string
  kind: 'in' | 'out' | 'broken'
  quantity: number
  reason: string
  costFen: number | null
  createdBy: string
  createdAt: Date
}

export async function insertMovement(tx: Tx, movement: NewMovement): Promise<void> {
  await tx.insertInto('stockMovements').values(movement).execute()
}

/** What is there of the goods; nobody else moves them until the transaction ends. */
export async function lockGoods(tx: Tx, villageId: string, id: string) {
  const row = await tx
    .selectFrom('goods')
    .select(['name', 'stock', 'held'])
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Everything the orders had set aside, in one statement. `by`: null for the calendar. */
export async function closeHolds(
  tx: Tx,
  villageId: string,
  kind: 'release' | 'hand_over',
  { orderIds, by, at }: { orderIds: readonly string[]; by: string | null; at: Date }
): Promise<void> {
  await tx
    .insertInto('stockMovements')
    .columns(['villageId', 'goodsId', 'kind', 'quantity', 'orderId', 'createdBy', 'createdAt'])
    .expression((eb) =>
      eb
        .selectFrom('orderLines')
        .select([
          'villageId', 'goodsId', sql<StockMovementKind>`${kind}::text`.as('kind'), 'quantity', 'orderId',
          sql<string | null>`${by}::uuid`.as('createdBy'), sql<Date>`${at}::timestamptz`.as('createdAt')
        ])
        .where('villageId', '=', villageId)
        .where(sql<boolean>`order_id = any(${orderIds}::uuid[])`)
        .orderBy('orderId')
        .orderBy('goodsId'))
    .execute()
}

/** By how many pieces a movement changes what one counts on the shelf; what is set aside still lies there. */
const shelfChange = (alias: 'm' | 'later') => {
  const [kind, quantity] = [sql.ref(`${alias}.kind`), sql.ref(`${alias}.quantity`)]
  return sql<number>`case when ${kind} in ('in', 'counted') then ${quantity} when ${kind} in ('hold', 'release') then 0 else -${quantity} end`
}

export interface WantedMovements {
  goodsId: string | null
  kind: StockMovementKind | null
  /** Id of the last one of the page before. */
  below: string | null
  limit: number
}

/** Newest first; what lay on the shelf after each is what lies there now without all that came later. */
export async function listMovements(tx: Tx, villageId: string, { goodsId, kind, below, limit }: WantedMovements) {
  let query = tx
    .selectFrom('stockMovements as m')
    .innerJoin('goods as g', (join) => join.onRef('g.villageId', '=', 'm.villageId').onRef('g.id', '=', 'm.goodsId'))
    .leftJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 'm.villageId').onRef('a.id', '=', 'm.createdBy'))
    .leftJoin('orders as o', (join) => join.onRef('o.villageId', '=', 'm.villageId').onRef('o.id', '=', 'm.orderId'))
    .leftJoin('households as h', (join) => join.onRef('h.villageId', '=', 'o.villageId').onRef('h.id', '=', 'o.householdId'))
    .select((eb) => [
      'm.id', 'm.goodsId', 'g.name', 'm.kind', 'm.quantity', 'm.reason', 'm.costFen', 'm.createdAt', 'm.orderId', 'm.stockTakeId',
      'a.name as by', 'h.label as household',
      shelfChange('m').as('change'),
      sql<number>`g.stock + g.held - ${
        eb.selectFrom('stockMovements as later')
          .select(sql`coalesce(sum(${shelfChange('later')}), 0)`.as('change'))
          .whereRef('later.villageId', '=', 'm.villageId')
          .whereRef('later.goodsId', '=', 'm.goodsId')
          .whereRef('later.id', '>', 'm.id')
      }`.$castTo<number>().as('shelfAfter')
    ])
    .where('m.villageId', '=', villageId)
    .orderBy('m.id', 'desc')
    .limit(limit)
  if (goodsId !== null) query = query.where('m.goodsId', '=', goodsId)
  if (kind !== null) query = query.where('m.kind', '=', kind)
  if (below !== null) query = query.where('m.id', '<', below)
  return query.execute()
}
