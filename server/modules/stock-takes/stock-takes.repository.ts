import { sql } from 'kysely'
import type { Tx } from '../../database/client'
import type { Cursor } from '../../shared/cursor'

/** False where one is open already. */
export async function insertStockTake(
  tx: Tx, take: { villageId: string; id: string; startedBy: string; startedAt: Date }
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('stockTakes')
    .values(take)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** What one piece cost when it was last bought up to then, in fen; null where nobody entered it. */
const latestCost = (villageId: string, goodsId: string, until: string) => sql<number | null>`(
  select m.cost_fen from stock_movements m
  where m.village_id = ${sql.ref(villageId)} and m.goods_id = ${sql.ref(goodsId)} and m.cost_fen is not null
    and m.created_at <= coalesce(${sql.ref(until)}, 'infinity') order by m.id desc limit 1)`

function selectTakes(tx: Tx, villageId: string) {
  return tx
    .selectFrom('stockTakes as t')
    .innerJoin('accounts as s', (join) => join.onRef('s.villageId', '=', 't.villageId').onRef('s.id', '=', 't.startedBy'))
    .leftJoin('accounts as f', (join) => join.onRef('f.villageId', '=', 't.villageId').onRef('f.id', '=', 't.finishedBy'))
    .leftJoinLateral(
      (eb) => eb
        .selectFrom('stockTakeLines as l')
        .select([
          sql<number>`count(*)::int`.as('goods'),
          sql<number>`count(*) filter (where l.counted <> l.expected)::int`.as('different'),
          sql<number>`coalesce(sum(greatest(l.counted - l.expected, 0)), 0)::int`.as('more'),
          sql<number>`coalesce(sum(greatest(l.expected - l.counted, 0)), 0)::int`.as('fewer'),
          sql<number>`coalesce(sum((l.counted - l.expected)::bigint * ${latestCost('l.village_id', 'l.goods_id', 't.finished_at')}), 0)::float8`
            .as('valueFen')
        ])
        .whereRef('l.villageId', '=', 't.villageId')
        .whereRef('l.stockTakeId', '=', 't.id')
        .as('sums'),
      (join) => join.onTrue()
    )
    .select([
      't.id', 't.startedBy', 's.name as startedByName', 't.startedAt', 't.finishedBy', 'f.name as finishedByName', 't.finishedAt',
      't.discardedAt', 't.version', 'sums.goods', 'sums.different', 'sums.more', 'sums.fewer', 'sums.valueFen'
    ])
    .where('t.villageId', '=', villageId)
}

export type StockTakeRow = Awaited<ReturnType<ReturnType<typeof selectTakes>['execute']>>[number]

export const findOpen = (tx: Tx, villageId: string) =>
  selectTakes(tx, villageId).where('t.finishedAt', 'is', null).where('t.discardedAt', 'is', null).executeTakeFirst()

export const findStockTake = (tx: Tx, villageId: string, id: string) =>
  selectTakes(tx, villageId).where('t.id', '=', id).executeTakeFirst()

/** Those that were finished, the latest first; their place in the list is when that was. */
export async function listFinished(tx: Tx, villageId: string, { before, limit }: { before: Cursor | null; limit: number }) {
  let query = selectTakes(tx, villageId)
    .where('t.finishedAt', 'is not', null)
    .orderBy('t.finishedAt', 'desc')
    .orderBy('t.id', 'desc')
    .limit(limit)
  if (before) query = query.where((eb) => eb(eb.refTuple('t.finishedAt', 't.id'), '<', eb.tuple(before.createdAt, before.id)))
  return query.execute()
}

/** Everything on sale or on the shelf, and whatever has been counted, in the order of the shop. */
export async function listSheet(tx: Tx, villageId: string, take: { id: string; open: boolean }) {
  let query = tx
    .selectFrom('goods as g')
    .leftJoin('stockTakeLines as l', (join) =>
      join.onRef('l.villageId', '=', 'g.villageId').onRef('l.goodsId', '=', 'g.id').on('l.stockTakeId', '=', take.id))
    .leftJoin('stockTakes as t', (join) => join.onRef('t.villageId', '=', 'l.villageId').onRef('t.id', '=', 'l.stockTakeId'))
    .leftJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 'l.villageId').onRef('a.id', '=', 'l.countedBy'))
    .select([
      'g.id as goodsId', 'g.name', 'g.category', 'g.closedAt', 'g.held', sql<number>`g.stock + g.held`.as('shelf'),
      'l.expected', 'l.counted', 'l.reason', 'l.countedBy', 'a.name as countedByName', 'l.countedAt',
      latestCost('g.village_id', 'g.id', 't.finished_at').as('costFen')
    ])
    .where('g.villageId', '=', villageId)
    .orderBy('g.position')
    .orderBy('g.id')
  query = take.open
    ? query.where((eb) => eb.or([
        eb('g.closedAt', 'is', null), eb(sql<number>`g.stock + g.held`, '>', 0), eb('l.counted', 'is not', null)
      ]))
    : query.where('l.counted', 'is not', null)
  return query.execute()
}

/** Held until the transaction ends, so that a line, the finish and another finish come one after the other. */
export async function lockStockTake(tx: Tx, villageId: string, id: string) {
  return tx
    .selectFrom('stockTakes')
    .select(['finishedAt', 'discardedAt', 'version'])
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Whoever finishes has seen every line: each one makes another version. */
export async function touch(
  tx: Tx, villageId: string, id: string, close: { finishedBy?: string; finishedAt?: Date; discardedAt?: Date } = {}
): Promise<void> {
  await tx
    .updateTable('stockTakes')
    .set((eb) => ({ ...close, version: eb('version', '+', 1) }))
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .execute()
}

/**
 * Writes down what was counted beside what the books say at this moment; an earlier reason stays where there was one. False
 * where the village has no such goods.
 */
export async function count(
  tx: Tx, villageId: string, line: { stockTakeId: string; goodsId: string; counted: number; countedBy: string; countedAt: Date }
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('stockTakeLines')
    .columns(['villageId', 'stockTakeId', 'goodsId', 'expected', 'counted', 'countedBy', 'countedAt'])
    .expression((eb) => eb
      .selectFrom('goods as g')
      .select([
        'g.villageId', sql<string>`${line.stockTakeId}::uuid`.as('stockTakeId'), 'g.id', sql<number>`g.stock + g.held`.as('expected'),
        sql<number>`${line.counted}::int`.as('counted'), sql<string>`${line.countedBy}::uuid`.as('countedBy'),
        sql<Date>`${line.countedAt}::timestamptz`.as('countedAt')
      ])
      .where('g.villageId', '=', villageId)
      .where('g.id', '=', line.goodsId))
    .onConflict((conflict) => conflict.columns(['villageId', 'stockTakeId', 'goodsId']).doUpdateSet((eb) => ({
      expected: eb.ref('excluded.expected'), counted: eb.ref('excluded.counted'), countedBy: eb.ref('excluded.countedBy'),
      countedAt: eb.ref('excluded.countedAt')
    })))
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** False where it has not been counted. */
export async function explain(tx: Tx, villageId: string, stockTakeId: string, goodsId: string, reason: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('stockTakeLines')
    .set({ reason })
    .where('villageId', '=', villageId)
    .where('stockTakeId', '=', stockTakeId)
    .where('goodsId', '=', goodsId)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function forget(tx: Tx, villageId: string, stockTakeId: string, goodsId: string): Promise<void> {
  await tx
    .deleteFrom('stockTakeLines')
    .where('villageId', '=', villageId)
    .where('stockTakeId', '=', stockTakeId)
    .where('goodsId', '=', goodsId)
    .execute()
}

export async function listCounted(tx: Tx, villageId: string, stockTakeId: string) {
  return tx
    .selectFrom('stockTakeLines as l')
    .innerJoin('goods as g', (join) => join.onRef('g.villageId', '=', 'l.villageId').onRef('g.id', '=', 'l.goodsId'))
    .select(['l.goodsId', 'g.name', 'l.expected', 'l.counted', 'l.reason'])
    .where('l.villageId', '=', villageId)
    .where('l.stockTakeId', '=', stockTakeId)
    .orderBy('g.position')
    .execute()
}

/** What is on the shelf of these goods, held until the transaction ends; in the order in which movements are posted. */
export async function lockShelves(tx: Tx, villageId: string, ids: string[]): Promise<Map<string, { stock: number; held: number }>> {
  const rows = await tx
    .selectFrom('goods')
    .select(['id', 'stock', 'held'])
    .where('villageId', '=', villageId)
    .where('id', '=', (eb) => eb.fn.any(eb.val(ids)))
    .orderBy('villageId')
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return new Map(rows.map(({ id, ...shelf }) => [id, shelf]))
}

export interface CountedMovement {
  goodsId: string
  difference: number
  reason: string
}

export async function insertDifferences(
  tx: Tx, villageId: string, differences: readonly CountedMovement[],
  { stockTakeId, createdBy, createdAt }: { stockTakeId: string; createdBy: string; createdAt: Date }
): Promise<void> {
  await tx
    .insertInto('stockMovements')
    .values(differences.map(({ goodsId, difference, reason }) => ({
      villageId, goodsId, kind: 'counted' as const, quantity: difference, reason, stockTakeId, createdBy, createdAt
    })))
    .execute()
}
