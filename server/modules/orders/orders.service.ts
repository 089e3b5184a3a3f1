import type { Page, VersionBody } from '../../../types/contract/common'
import type { Order, OrderCreate, OrderQuery } from '../../../types/contract/orders'
import type { Database, Tx } from '../../database/client'
import { householdMember, type Actor, type HouseholdMember } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { decodeCursor, pageOfRows } from '../../shared/cursor'
import type { GoodsService } from '../goods/goods.service'
import { createOnce } from '../idempotency/idempotency.service'
import type { PhotosService } from '../photos/photos.service'
import type { PointsService } from '../points/points.service'
import { expiryOf } from '../shops/shops.rules'
import type { ShopsService } from '../shops/shops.service'
import type { ClosingService } from './closing.service'
import { createOrderViews } from './order-views'
import { checkLines, describeLines, totalOf } from './orders.rules'
import * as repository from './orders.repository'
import { hashDigits, hashToken, pickUpCode } from './pick-up-code'

export interface OrdersService {
  /**
   * Redeems: holds the points, takes the stock and makes the order, in one transaction.
   *
   * @returns the id of the order, the same for every repetition with the same key
   * @throws insufficient_points, insufficient_stock, goods_not_found, goods_closed, price_changed, household_missing,
   * idempotency_key_reused
   */
  create(actor: Actor, input: OrderCreate, idempotencyKey: string): Promise<string>
  /** The household's own, newest first. */
  list(actor: Actor, query: OrderQuery): Promise<Page<Order>>
  /** One of the household's own. @throws not_found */
  find(actor: Actor, id: string): Promise<Order>
  /** Gives points and stock back. @throws not_found, order_handed_over, order_cancelled, order_expired, stale_version */
  cancel(actor: Actor, id: string, seen: VersionBody): Promise<Order>
}

interface Dependencies {
  database: Database
  clock: Clock
  secretKey: string
  points: PointsService
  goods: GoodsService
  closing: Pick<ClosingService, 'cancel'>
  shops: ShopsService
  photos: Pick<PhotosService, 'thumbnailUrl'>
}

/** With a million open orders in one village the chance of needing this many is below 10⁻¹⁶. */
const maxCodeAttempts = 8

export function createOrdersService(dependencies: Dependencies): OrdersService {
  const { database, clock, secretKey, points, goods, closing, shops } = dependencies
  const { forHousehold } = createOrderViews(dependencies)

  async function insert(tx: Tx, member: HouseholdMember, id: string, total: number): Promise<void> {
    const { villageId, householdId, accountId: orderedBy } = member
    const createdAt = clock.now()
    const expiresAt = expiryOf(createdAt, await shops.read(tx, villageId))
    for (let attempt = 0; attempt < maxCodeAttempts; attempt++) {
      const code = pickUpCode(secretKey, id, attempt)
      const inserted = await repository.insertOrder(tx, {
        villageId, id, householdId, orderedBy, points: total, pickUpAttempt: attempt,
        pickUpTokenHash: hashToken(secretKey, code.token),
        pickUpDigitsHash: hashDigits(secretKey, villageId, code.digits),
        createdAt,
        expiresAt
      })
      if (inserted) return
    }
    throw new Error(`no free pick-up digits after ${maxCodeAttempts} attempts`)
  }

  async function findOwn(tx: Tx, { villageId, householdId }: HouseholdMember, id: string): Promise<repository.OrderRow> {
    const row = await repository.findOrder(tx, villageId, id)
    if (row?.householdId !== householdId) throw new AppError('not_found')
    return row
  }

  return {
    async create(actor, { lines }, idempotencyKey) {
      const member = householdMember(actor)
      const { villageId, householdId } = member
      checkLines(lines)
      const amount = totalOf(lines)
      return database.inVillage(villageId, (tx) =>
        createOnce(tx, member, { key: idempotencyKey, content: ['order', lines] }, clock.now(), async (id) => {
          const names = await repository.findGoodsNames(tx, villageId, lines.map((line) => line.goodsId))
          const named = lines.map((line) => ({ ...line, name: names.get(line.goodsId) }))
          const isNamed = (line: (typeof named)[number]): line is typeof line & { name: string } => line.name !== undefined
          if (!named.every(isNamed)) throw new AppError('goods_not_found')
          await insert(tx, member, id, amount)
          await points.hold(tx, member, { householdId, amount, orderId: id, about: describeLines(named) })
          await repository.insertLines(tx, villageId, id, lines)
          await goods.hold(tx, member, id, lines)
        }))
    },

    async list(actor, { cursor, limit = 20, status }) {
      const { villageId, householdId } = householdMember(actor)
      const wanted = { householdId, status: status ?? null, before: decodeCursor(cursor), limit: limit + 1 }
      return database.inVillage(villageId, async (tx) => {
        const shop = await shops.read(tx, villageId)
        const { rows, nextCursor } = pageOfRows(await repository.listOfHousehold(tx, villageId, wanted), limit)
        return { items: rows.map((row) => forHousehold(row, shop)), nextCursor }
      })
    },

    async find(actor, id) {
      const member = householdMember(actor)
      return database.inVillage(member.villageId, async (tx) =>
        forHousehold(await findOwn(tx, member, id), await shops.read(tx, member.villageId)))
    },

    async cancel(actor, id, { version }) {
      const member = householdMember(actor)
      return database.inVillage(member.villageId, async (tx) => {
        await findOwn(tx, member, id)
        await closing.cancel(tx, member, { id, version })
        return forHousehold(await findOwn(tx, member, id), await shops.read(tx, member.villageId))
      })
    }
  }
}
