import { sql } from 'kysely'
import type { Tx } from '../../database/client'

const goodsColumns = ['id', 'name', 'stock', 'picturePhotoId', 'closedAt'] as const

/** The price of one at an instant. */
const priceAt = (now: Date) => sql<number>`price_in_force(village_id, id, ${now})`

export async function listOpenGoods(tx: Tx, villageId: string, now: Date) {
  return tx
    .selectFrom('goods')
    .select([...goodsColumns, priceAt(now).as('points')])
    .where('villageId', '=', villageId)
    .where('closedAt', 'is', null)
    .orderBy('position')
    .execute()
}

export async function findGoods(tx: Tx, villageId: string, id: string, now: Date) {
  const row = await tx
    .selectFrom('goods')
    .select([...goodsColumns, priceAt(now).as('points')])
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Sets pieces aside; the journal's trigger keeps the goods' row. */
export async function insertHolds(
  tx: Tx,
  villageId: string,
  { lines, ...hold }: { orderId: string; lines: { goodsId: string; quantity: number }[]; createdBy: string; createdAt: Date }
): Promise<void> {
  await tx
    .insertInto('stockMovements')
    .values(lines.map(({ goodsId, quantity }) => ({ villageId, goodsId, kind: 'hold' as const, quantity, ...hold })))
    .execute()
}
