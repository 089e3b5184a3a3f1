import { randomUUID } from 'node:crypto'
import type { Limit } from '../../types/contract/goods-desk'
import type { Tx } from '../database/client'

export interface NewGoods {
  name: string
  /** Price of one. */
  points: number
  /** Pieces on the shelf. */
  stock: number
  picturePhotoId?: string | null
  category?: string
  /** What one household may redeem in a period. */
  limit?: Limit
}

/** Puts goods on the shelf of a new village, as its owner. @returns their ids in the same order */
export async function provisionGoods(tx: Tx, villageId: string, goods: readonly NewGoods[], createdAt: Date): Promise<string[]> {
  const rows = goods.map((item, index) => ({ ...item, id: randomUUID(), position: index + 1 }))
  const common = { villageId, createdAt }
  await tx.insertInto('goods')
    .values(rows.map(({ id, name, position, picturePhotoId = null, category, limit }) => ({
      ...common, id, name, position, picturePhotoId, category, limitPieces: limit?.pieces, limitPeriod: limit?.period
    })))
    .execute()
  await tx.insertInto('goodsPrices')
    .values(rows.map(({ id, points }) => ({ ...common, goodsId: id, startsAt: createdAt, points, createdBy: null })))
    .execute()
  const stocked = rows.filter(({ stock }) => stock > 0)
  if (stocked.length > 0) {
    await tx.insertInto('stockMovements')
      .values(stocked.map(({ id, stock }) => ({ ...common, goodsId: id, kind: 'in' as const, quantity: stock, createdBy: null })))
      .execute()
  }
  return rows.map(({ id }) => id)
}
