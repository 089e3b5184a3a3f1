import type { Goods, GoodsList } from '../../../types/contract/goods'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type HouseholdMember } from '../../shared/actor'
import type { Clock } from '../../shared/clock'
import type { PhotosService } from '../photos/photos.service'
import type { ShopsService } from '../shops/shops.service'
import * as repository from './goods.repository'

export interface GoodsService {
  /** What the village's shop offers, sold-out goods included. */
  list(actor: Actor): Promise<GoodsList>
  /** The same of any village, as a household sees it, or anybody. */
  listOpen(tx: Tx, villageId: string, householdId: string | null): Promise<GoodsList>
  /** What a household wishes for, the latest wish first. */
  listWished(tx: Tx, member: HouseholdMember): Promise<Goods[]>
}

interface Dependencies {
  database: Database
  clock: Clock
  photos: PhotosService
  shops: ShopsService
}

export function createGoodsService({ database, clock, photos, shops }: Dependencies): GoodsService {
  function present(villageId: string, householdId: string | null, now: Date) {
    const leftOf = (pieces: number, redeemed: number | null) => (householdId === null ? null : Math.max(0, pieces - (redeemed ?? 0)))
    return (row: repository.CatalogueRow): Goods => {
      const { picturePhotoId, closedAt, limitPieces: pieces, limitPeriod: period, redeemed, onSaleFrom, ...goods } = row
      return {
        ...goods,
        pictureUrl: picturePhotoId && photos.thumbnailUrl(villageId, picturePhotoId),
        limit: pieces !== null && period !== null ? { pieces, period, left: leftOf(pieces, redeemed) } : null,
        onSaleFrom: onSaleFrom && onSaleFrom > now ? onSaleFrom.toISOString() : null,
        open: closedAt === null
      }
    }
  }

  async function listOpen(tx: Tx, villageId: string, householdId: string | null): Promise<GoodsList> {
    const now = clock.now()
    const rows = await repository.listOpenGoods(tx, villageId, householdId, now)
    return { shop: await shops.read(tx, villageId), items: rows.map(present(villageId, householdId, now)) }
  }

  return {
    listOpen,

    async list(actor) {
      const { villageId, householdId } = villager(actor)
      return database.inVillage(villageId, (tx) => listOpen(tx, villageId, householdId))
    },

    async listWished(tx, { villageId, householdId }) {
      const now = clock.now()
      return (await repository.listWishedGoods(tx, villageId, householdId, now)).map(present(villageId, householdId, now))
    }
  }
}
