import { sql } from 'kysely'
import type { Tx } from '../../database/client'

const goodsColumns = ['id', 'name', 'points', 'stock', 'picturePhotoId', 'closedAt'] as const

export async function listOpenGoods(tx: Tx, villageId: string) {
  return tx
    .selectFrom('goods')
    .select(goodsColumns)
    .where('villageId', '=', villageId)
    .where('closedAt', 'is', null)
    .orderBy('position')
    .execute()
}

export async function findGoods(tx: Tx, villageId: string, id: string) {
  const row = await tx
    .selectFrom('goods')
    .select(goodsColumns)
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Takes pieces out of stock if they are there at this price; the row stays locked. Returns false otherwise. */
export async function takeStock(
  tx: Tx,
  villageId: string,
  { goodsId, quantity, points }: { goodsId: string; quantity: number; points: number }
): Promise<boolean> {
  const result = await tx
    .updateTable('goods')
    .set({ stock: sql`stock - ${quantity}` })
    .where('villageId', '=', villageId)
    .where('id', '=', goodsId)
    .where('points', '=', points)
    .where('closedAt', 'is', null)
    .where('stock', '>=', quantity)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function returnStock(tx: Tx, villageId: string, goodsId: string, quantity: number): Promise<void> {
  await tx
    .updateTable('goods')
    .set({ stock: sql`stock + ${quantity}` })
    .where('villageId', '=', villageId)
    .where('id', '=', goodsId)
    .execute()
}

export async function findShop(tx: Tx, villageId: string) {
  const { shopPlace, shopOpeningHours, shopPhone } = await tx
    .selectFrom('villages')
    .select(['shopPlace', 'shopOpeningHours', 'shopPhone'])
    .where('id', '=', villageId)
    .executeTakeFirstOrThrow()
  return { place: shopPlace, openingHours: shopOpeningHours, phone: shopPhone }
}
