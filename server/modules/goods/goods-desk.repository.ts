import { sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { LimitPeriod } from '../../../types/contract/goods'
import { violates, type Tx } from '../../database/client'
import { AppError } from '../../shared/app-error'

const selectManaged = (tx: Tx, villageId: string, now: Date) =>
  tx
    .selectFrom('goods as g')
    .select((eb) => [
      'g.id', 'g.name', 'g.category', 'g.picturePhotoId', 'g.limitPieces', 'g.limitPeriod', 'g.onSaleFrom', 'g.lowStock', 'g.stock',
      'g.held', 'g.closedAt', 'g.version',
      sql<number>`price_in_force(g.village_id, g.id, ${now})`.as('points'),
      jsonObjectFrom(
        eb.selectFrom('goodsPrices as p').select(['p.points', 'p.startsAt'])
          .whereRef('p.villageId', '=', 'g.villageId').whereRef('p.goodsId', '=', 'g.id').where('p.startsAt', '>', now)
          .orderBy('p.startsAt').limit(1)
      ).as('nextPrice'),
      eb.selectFrom('wishes as w').select(sql<number>`count(*)::int`.as('households'))
        .whereRef('w.villageId', '=', 'g.villageId').whereRef('w.goodsId', '=', 'g.id').$asScalar().$notNull()
        .as('wishes')
    ])
    .where('g.villageId', '=', villageId)

/** In the order of the shelf. */
export async function listManaged(tx: Tx, villageId: string, now: Date) {
  return selectManaged(tx, villageId, now).orderBy('g.position').orderBy('g.createdAt').orderBy('g.id').execute()
}

export type ManagedRow = Awaited<ReturnType<typeof listManaged>>[number]

export async function findManaged(tx: Tx, villageId: string, id: string, now: Date): Promise<ManagedRow | null> {
  return (await selectManaged(tx, villageId, now).where('g.id', '=', id).executeTakeFirst()) ?? null
}

/** The latest start first. */
export async function listPrices(tx: Tx, villageId: string, goodsId: string) {
  return tx
    .selectFrom('goodsPrices as p')
    .leftJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 'p.villageId').onRef('a.id', '=', 'p.createdBy'))
    .select(['p.points', 'p.startsAt', 'a.name as by', 'p.createdAt'])
    .where('p.villageId', '=', villageId)
    .where('p.goodsId', '=', goodsId)
    .orderBy('p.startsAt', 'desc')
    .execute()
}

export async function findLastCost(tx: Tx, villageId: string, goodsId: string): Promise<number | null> {
  const row = await tx
    .selectFrom('stockMovements')
    .select('costFen')
    .where('villageId', '=', villageId)
    .where('goodsId', '=', goodsId)
    .where('costFen', 'is not', null)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.costFen ?? null
}

export interface TermsRow {
  name: string
  category: string
  picturePhotoId: string | null
  limitPieces: number | null
  limitPeriod: LimitPeriod | null
  onSaleFrom: Date | null
  lowStock: number
}

/** At the end of the shelf. */
export async function insertGoods(tx: Tx, goods: TermsRow & { villageId: string; id: string; createdAt: Date }): Promise<void> {
  await tx
    .insertInto('goods')
    .values({
      ...goods,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from goods where village_id = ${goods.villageId})`
    })
    .execute()
}

/** Changes goods that are still at `version`; false otherwise. */
export async function updateGoods(
  tx: Tx,
  villageId: string,
  id: string,
  version: number,
  change: TermsRow | { closedAt: Date | null }
): Promise<boolean> {
  const result = await tx
    .updateTable('goods')
    .set({ ...change, version: version + 1 })
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Puts the goods in this order; the rows are locked one after the other as everywhere. */
export async function setOrder(tx: Tx, villageId: string, goodsIds: readonly string[]): Promise<void> {
  await tx
    .selectFrom('goods')
    .select('id')
    .where('villageId', '=', villageId)
    .where(sql<boolean>`id = any(${goodsIds}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  await tx
    .updateTable('goods')
    .set({ position: sql<number>`array_position(${goodsIds}::uuid[], id)` })
    .where('villageId', '=', villageId)
    .where(sql<boolean>`id = any(${goodsIds}::uuid[])`)
    .execute()
}

export interface NewPrice {
  villageId: string
  goodsId: string
  points: number
  startsAt: Date
  createdBy: string
  createdAt: Date
}

/** @throws price_starts_taken */
export async function insertPrice(tx: Tx, price: NewPrice): Promise<void> {
  try {
    await tx.insertInto('goodsPrices').values(price).execute()
  } catch (error) {
    if (violates(error, 'goods_prices_pkey')) throw new AppError('price_starts_taken')
    throw error
  }
}

/** Takes a price away that has not started; null where there is none. @returns what it was */
export async function deletePrice(
  tx: Tx,
  villageId: string,
  goodsId: string,
  { startsAt, now }: { startsAt: Date; now: Date }
): Promise<{ points: number } | null> {
  const row = await tx
    .deleteFrom('goodsPrices')
    .where('villageId', '=', villageId)
    .where('goodsId', '=', goodsId)
    .where('startsAt', '=', startsAt)
    .where('startsAt', '>', now)
    .returning('points')
    .executeTakeFirst()
  return row ?? null
}

/** Marks open goods that have fallen to their mark since they were above it, and forgets those that rose again. @returns the fallen */
export async function markLow(tx: Tx, villageId: string, now: Date) {
  await tx
    .updateTable('goods')
    .set({ lowStockToldAt: null })
    .where('villageId', '=', villageId)
    .where('lowStockToldAt', 'is not', null)
    .whereRef('stock', '>', 'lowStock')
    .execute()
  return tx
    .updateTable('goods')
    .set({ lowStockToldAt: now })
    .where('villageId', '=', villageId)
    .where('lowStockToldAt', 'is', null)
    .where('closedAt', 'is', null)
    .where('lowStock', '>', 0)
    .whereRef('stock', '<=', 'lowStock')
    .returning(['id', 'name'])
    .execute()
}
