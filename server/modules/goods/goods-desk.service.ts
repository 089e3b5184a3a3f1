import type { VersionBody } from '../../../types/contract/common'
import type {
  GoodsChange, GoodsCreate, GoodsDetail, GoodsOrder, GoodsTerms, ManagedGoods, ManagedGoodsList, PriceDraft, PriceStart
} from '../../../types/contract/goods-desk'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { demandPermission, rolesWith } from '../../shared/permissions'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import type { MessagesService } from '../messages/messages.service'
import type { PhotosService } from '../photos/photos.service'
import type { StockService } from '../stock/stock.service'
import { priceStart, saleStart } from './goods-desk.rules'
import * as repository from './goods-desk.repository'

/** For those who keep the shop. Every act throws forbidden for anybody else, and goods_not_found. */
export interface GoodsDeskService {
  list(actor: Actor): Promise<ManagedGoodsList>
  /** With all its prices. */
  find(actor: Actor, id: string): Promise<GoodsDetail>
  /** Puts new goods at the end of the shelf, with their first price and pieces. @returns id @throws photo_not_found, photo_already_used */
  create(actor: Actor, goods: GoodsCreate, idempotencyKey: string): Promise<string>
  /** @throws stale_version, photo_not_found, photo_already_used */
  change(actor: Actor, id: string, change: GoodsChange): Promise<void>
  /** Nobody can order it any more; who has ordered still gets it. Closing closed goods changes nothing. @throws stale_version */
  close(actor: Actor, id: string, seen: VersionBody): Promise<void>
  /** @throws stale_version */
  reopen(actor: Actor, id: string, seen: VersionBody): Promise<void>
  /** Puts all open goods in the order of the shelf. @throws stale_version when there are others by now */
  order(actor: Actor, order: GoodsOrder): Promise<void>
  /** @throws price_starts_taken, invalid_request for a day that is over or too far, idempotency_key_reused */
  setPrice(actor: Actor, id: string, draft: PriceDraft, idempotencyKey: string): Promise<void>
  /** Only a price that has not started; one that is gone stays gone. @throws not_found */
  takeBackPrice(actor: Actor, id: string, price: PriceStart): Promise<void>
  /** Tells the keepers, once each time the stock falls to the mark, for the job of the shop. @returns of how many goods */
  remindLow(tx: Tx, villageId: string): Promise<number>
}

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
  messages: Pick<MessagesService, 'tell'>
  photos: PhotosService
  stock: Pick<StockService, 'record'>
}

const columnsOf = ({ name, category, photoId, limit, onSaleFrom, lowStock }: GoodsTerms): repository.TermsRow => ({
  name: name.trim(), category: category.trim(), picturePhotoId: photoId, limitPieces: limit?.pieces ?? null,
  limitPeriod: limit?.period ?? null, onSaleFrom: saleStart(onSaleFrom), lowStock
})

export function createGoodsDeskService({ database, clock, audit, messages, photos, stock }: Dependencies): GoodsDeskService {
  function keeper(actor: Actor): Villager {
    demandPermission(actor, 'manage_goods')
    return villager(actor)
  }

  function present(villageId: string, row: repository.ManagedRow): ManagedGoods {
    const { picturePhotoId: photoId, limitPieces: pieces, limitPeriod: period, onSaleFrom, nextPrice, closedAt, ...goods } = row
    return {
      ...goods,
      photoId,
      pictureUrl: photoId && photos.thumbnailUrl(villageId, photoId),
      limit: pieces !== null && period !== null ? { pieces, period } : null,
      onSaleFrom: onSaleFrom?.toISOString() ?? null,
      nextPrice: nextPrice && { points: nextPrice.points, startsAt: new Date(nextPrice.startsAt).toISOString() },
      open: closedAt === null
    }
  }

  async function demandGoods(tx: Tx, { villageId }: Villager, id: string): Promise<repository.ManagedRow> {
    const row = await repository.findManaged(tx, villageId, id, clock.now())
    if (!row) throw new AppError('goods_not_found')
    return row
  }

  /** @throws stale_version with the version there is */
  async function update(tx: Tx, person: Villager, id: string, version: number, change: Parameters<typeof repository.updateGoods>[4]) {
    if (await repository.updateGoods(tx, person.villageId, id, version, change)) return
    throw new AppError('stale_version', undefined, { version: (await demandGoods(tx, person, id)).version })
  }

  async function setOpen(actor: Actor, id: string, { version }: VersionBody, open: boolean): Promise<void> {
    const person = keeper(actor)
    await database.inVillage(person.villageId, async (tx) => {
      const { name, closedAt } = await demandGoods(tx, person, id)
      if ((closedAt === null) === open) return
      await update(tx, person, id, version, { closedAt: open ? null : clock.now() })
      await audit.record(tx, person, { action: open ? 'goods_reopened' : 'goods_closed', about: name, subjectId: id })
    })
  }

  return {
    async list(actor) {
      const { villageId } = keeper(actor)
      const rows = await database.inVillage(villageId, (tx) => repository.listManaged(tx, villageId, clock.now()))
      return { items: rows.map((row) => present(villageId, row)) }
    },

    async find(actor, id) {
      const person = keeper(actor)
      const { villageId } = person
      return database.inVillage(villageId, async (tx) => {
        const goods = present(villageId, await demandGoods(tx, person, id))
        const prices = (await repository.listPrices(tx, villageId, id))
          .map((price) => ({ ...price, startsAt: price.startsAt.toISOString(), createdAt: price.createdAt.toISOString() }))
        return { ...goods, prices, lastCostFen: await repository.findLastCost(tx, villageId, id) }
      })
    },

    async create(actor, { points, delivery, ...terms }, key) {
      const person = keeper(actor)
      const { villageId, accountId: createdBy } = person
      const columns = columnsOf(terms)
      return database.inVillage(villageId, (tx) =>
        createOnce(tx, person, { key, content: ['goods', terms, points, delivery] }, clock.now(), async (id) => {
          const createdAt = clock.now()
          if (terms.photoId !== null) await photos.demandUsable(tx, person, [terms.photoId])
          await repository.insertGoods(tx, { ...columns, villageId, id, createdAt })
          await repository.insertPrice(tx, { villageId, goodsId: id, points, startsAt: createdAt, createdBy, createdAt })
          if (delivery) await stock.record(tx, person, { goodsId: id, kind: 'in', ...delivery })
          const details = { ...terms, points, delivery }
          await audit.record(tx, person, { action: 'goods_created', about: columns.name, subjectId: id, details })
        }))
    },

    async change(actor, id, { version, ...terms }) {
      const person = keeper(actor)
      const columns = columnsOf(terms)
      await database.inVillage(person.villageId, async (tx) => {
        const before = await demandGoods(tx, person, id)
        const kept = terms.photoId?.toLowerCase() === before.picturePhotoId
        if (terms.photoId !== null && !kept) await photos.demandUsable(tx, person, [terms.photoId])
        await update(tx, person, id, version, columns)
        const { name, category, limitPieces, limitPeriod, onSaleFrom, lowStock, picturePhotoId } = before
        const was = { name, category, limitPieces, limitPeriod, onSaleFrom, lowStock, picturePhotoId }
        await audit.record(tx, person, { action: 'goods_changed', about: columns.name, subjectId: id, details: { before: was, after: columns } })
      })
    },

    close: (actor, id, seen) => setOpen(actor, id, seen, false),
    reopen: (actor, id, seen) => setOpen(actor, id, seen, true),

    async order(actor, { goodsIds }) {
      const person = keeper(actor)
      const { villageId } = person
      await database.inVillage(villageId, async (tx) => {
        const open = (await repository.listManaged(tx, villageId, clock.now())).filter(({ closedAt }) => closedAt === null)
        const names = new Map(open.map(({ id, name }) => [id, name]))
        if (names.size !== goodsIds.length || goodsIds.some((id) => !names.has(id))) {
          throw new AppError('stale_version', 'there are other goods by now')
        }
        await repository.setOrder(tx, villageId, goodsIds)
        const details = { order: goodsIds.map((id) => names.get(id)) }
        await audit.record(tx, person, { action: 'goods_changed', about: '', details })
      })
    },

    async setPrice(actor, id, { points, from }, key) {
      const person = keeper(actor)
      const { villageId, accountId: createdBy } = person
      await database.inVillage(villageId, (tx) =>
        createOnce(tx, person, { key, content: ['price', id, points, from] }, clock.now(), async () => {
          const { name, points: before } = await demandGoods(tx, person, id)
          const createdAt = clock.now()
          const startsAt = priceStart(from, createdAt)
          await repository.insertPrice(tx, { villageId, goodsId: id, points, startsAt, createdBy, createdAt })
          await audit.record(tx, person, { action: 'price_set', about: name, subjectId: id, details: { before, points, from: startsAt } })
        }))
    },

    async takeBackPrice(actor, id, { startsAt }) {
      const person = keeper(actor)
      const { villageId } = person
      await database.inVillage(villageId, async (tx) => {
        const { name } = await demandGoods(tx, person, id)
        const taken = await repository.deletePrice(tx, villageId, id, { startsAt: new Date(startsAt), now: clock.now() })
        if (!taken) throw new AppError('not_found', 'no price that is still to come')
        const details = { points: taken.points, from: startsAt }
        await audit.record(tx, person, { action: 'price_taken_back', about: name, subjectId: id, details })
      })
    },

    async remindLow(tx, villageId) {
      const fallen = await repository.markLow(tx, villageId, clock.now())
      for (const { id: goodsId, name: about } of fallen) {
        await messages.tell(tx, villageId, { roles: rolesWith('manage_goods') }, { kind: 'goods_low', about, goodsId })
      }
      return fallen.length
    }
  }
}
