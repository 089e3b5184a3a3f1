import type { GoodsList, Shop } from '../../../types/contract/goods'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import type { PhotosService } from '../photos/photos.service'
import { refusalOf } from './goods.rules'
import * as repository from './goods.repository'

export interface StockMove {
  goodsId: string
  quantity: number
}

export interface GoodsService {
  /** What the village's shop offers, sold-out goods included. */
  list(actor: Actor): Promise<GoodsList>
  /** The same of any village, as everybody may see it. */
  listOpen(tx: Tx, villageId: string): Promise<GoodsList>
  shop(tx: Tx, villageId: string): Promise<Shop>
  /**
   * Takes goods out of stock, always in the same order of rows. Do it late in the transaction: everybody who wants the
   * same goods waits for its row.
   *
   * @throws goods_not_found, goods_closed, price_changed, insufficient_stock
   */
  take(tx: Tx, actor: Villager, lines: (StockMove & { points: number })[]): Promise<void>
  giveBack(tx: Tx, actor: Villager, lines: StockMove[]): Promise<void>
}

export function createGoodsService({ database, photos }: { database: Database; photos: PhotosService }): GoodsService {
  async function listOpen(tx: Tx, villageId: string): Promise<GoodsList> {
    const rows = await repository.listOpenGoods(tx, villageId)
    const items = rows.map(({ picturePhotoId, closedAt, ...goods }) => ({
      ...goods,
      pictureUrl: picturePhotoId && photos.thumbnailUrl(villageId, picturePhotoId),
      open: closedAt === null
    }))
    return { shop: await repository.findShop(tx, villageId), items }
  }

  return {
    listOpen,

    async list(actor) {
      const { villageId } = villager(actor)
      return database.inVillage(villageId, (tx) => listOpen(tx, villageId))
    },

    shop: repository.findShop,

    async take(tx, { villageId }, lines) {
      for (const line of inLockOrder(lines)) {
        if (await repository.takeStock(tx, villageId, line)) continue
        throw refusalOf(await repository.findGoods(tx, villageId, line.goodsId), line)
      }
    },

    async giveBack(tx, { villageId }, lines) {
      for (const { goodsId, quantity } of inLockOrder(lines)) await repository.returnStock(tx, villageId, goodsId, quantity)
    }
  }
}

const inLockOrder = <Line extends StockMove>(lines: Line[]): Line[] =>
  [...lines].sort((a, b) => (a.goodsId < b.goodsId ? -1 : 1))
