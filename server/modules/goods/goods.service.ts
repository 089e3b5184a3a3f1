import type { GoodsList } from '../../../types/contract/goods'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import type { Clock } from '../../shared/clock'
import type { PhotosService } from '../photos/photos.service'
import type { ShopsService } from '../shops/shops.service'
import { refusalOf } from './goods.rules'
import * as repository from './goods.repository'

export interface GoodsService {
  /** What the village's shop offers, sold-out goods included. */
  list(actor: Actor): Promise<GoodsList>
  /** The same of any village, as everybody may see it. */
  listOpen(tx: Tx, villageId: string): Promise<GoodsList>
  /**
   * Sets goods aside for an order. Do it last in the transaction: everybody who wants the same goods waits for their rows.
   *
   * @throws goods_not_found, goods_closed, price_changed, insufficient_stock
   */
  hold(tx: Tx, actor: Villager, orderId: string, lines: { goodsId: string; quantity: number; points: number }[]): Promise<void>
}

interface Dependencies {
  database: Database
  clock: Clock
  photos: PhotosService
  shops: ShopsService
}

export function createGoodsService({ database, clock, photos, shops }: Dependencies): GoodsService {
  async function listOpen(tx: Tx, villageId: string): Promise<GoodsList> {
    const rows = await repository.listOpenGoods(tx, villageId, clock.now())
    const items = rows.map(({ picturePhotoId, closedAt, ...goods }) => ({
      ...goods,
      pictureUrl: picturePhotoId && photos.thumbnailUrl(villageId, picturePhotoId),
      open: closedAt === null
    }))
    return { shop: await shops.read(tx, villageId), items }
  }

  return {
    listOpen,

    async list(actor) {
      const { villageId } = villager(actor)
      return database.inVillage(villageId, (tx) => listOpen(tx, villageId))
    },

    async hold(tx, { villageId, accountId: createdBy }, orderId, lines) {
      for (const line of lines) {
        const refusal = refusalOf(await repository.findGoods(tx, villageId, line.goodsId, clock.now()), line)
        if (refusal) throw refusal
      }
      await repository.insertHolds(tx, villageId, { orderId, lines, createdBy, createdAt: clock.now() })
    }
  }
}
