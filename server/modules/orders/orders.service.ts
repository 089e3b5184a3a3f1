import type { Page, VersionBody } from '../../../types/contract/common'
import type { Order, OrderCreate, OrderQuery } from '../../../types/contract/orders'
import type { Database, Tx } from '../../database/client'
import { householdMember, type Actor, type HouseholdMember } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { decodeCursor, pageOfRows } from '../../shared/cursor'
import type { PhotosService } from '../photos/photos.service'
import type { ShopsService } from '../shops/shops.service'
import type { ClosingService } from './closing.service'
import { createOrderViews } from './order-views'
import * as repository from './orders.repository'
import type { PlacingService } from './placing.service'

export interface OrdersService {
  /**
   * Redeems points for goods.
   *
   * @returns the id of the order, the same for every repetition with the same key
   * @throws household_missing, what placing an order throws
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
  placing: Pick<PlacingService, 'placeOnce'>
  closing: Pick<ClosingService, 'cancel'>
  shops: ShopsService
  photos: Pick<PhotosService, 'thumbnailUrl'>
}

export function createOrdersService(dependencies: Dependencies): OrdersService {
  const { database, placing, closing, shops } = dependencies
  const { forHousehold } = createOrderViews(dependencies)

  async function findOwn(tx: Tx, { villageId, householdId }: HouseholdMember, id: string): Promise<repository.OrderRow> {
    const row = await repository.findOrder(tx, villageId, id)
    if (row?.householdId !== householdId) throw new AppError('not_found')
    return row
  }

  return {
    async create(actor, { lines }, idempotencyKey) {
      return placing.placeOnce(householdMember(actor), lines, idempotencyKey)
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
