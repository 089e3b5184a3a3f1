import type { Page, VersionBody } from '../../../types/contract/common'
import type { CounterOrder, Order, OrderCreate, OrderQuery, PickUpCode } from '../../../types/contract/orders'
import type { Shop } from '../../../types/contract/shops'
import type { Database, Tx } from '../../database/client'
import { householdMember, villager, type Actor, type HouseholdMember, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { decodeCursor, pageOfRows } from '../../shared/cursor'
import { demandPermission } from '../../shared/permissions'
import type { AttemptsService } from '../attempts/attempts.service'
import type { GoodsService } from '../goods/goods.service'
import { createOnce } from '../idempotency/idempotency.service'
import type { MessagesService } from '../messages/messages.service'
import type { PhotosService } from '../photos/photos.service'
import type { PointsService } from '../points/points.service'
import { expiryOf } from '../shops/shops.rules'
import type { ShopsService } from '../shops/shops.service'
import type { StockService } from '../stock/stock.service'
import { checkClosable, checkHeld, checkLines, describeLines, totalOf } from './orders.rules'
import * as repository from './orders.repository'
import { hashDigits, hashToken, pickUpCode, readCode } from './pick-up-code'

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
  /** Gives points and stock back. @throws not_found, order_handed_over, order_cancelled, stale_version */
  cancel(actor: Actor, id: string, seen: VersionBody): Promise<Order>
  /**
   * Shows the counter what a code is for; nothing changes.
   *
   * @throws forbidden, pick_up_code_wrong, pick_up_code_foreign, order_handed_over, order_cancelled, too_many_requests
   */
  lookUp(actor: Actor, code: PickUpCode): Promise<CounterOrder>
  /**
   * The goods go over the counter, the points are spent.
   *
   * @throws forbidden, not_found, order_handed_over, order_cancelled, stale_version
   */
  handOver(actor: Actor, id: string, seen: VersionBody): Promise<CounterOrder>
}

interface Dependencies {
  database: Database
  clock: Clock
  secretKey: string
  attempts: AttemptsService
  points: PointsService
  goods: GoodsService
  stock: Pick<StockService, 'release' | 'handOver'>
  shops: ShopsService
  photos: PhotosService
  messages: MessagesService
}

/** Wrong codes an account may try in ten minutes. */
const codeLimit = { max: 5, windowSeconds: 600 }
/** With a million open orders in one village the chance of needing this many is below 10⁻¹⁶. */
const maxCodeAttempts = 8

export function createOrdersService(dependencies: Dependencies): OrdersService {
  const { database, clock, secretKey, attempts, points, goods, stock, shops, photos, messages } = dependencies

  const presentFacts = (row: repository.OrderRow) => ({
    id: row.id,
    status: row.status,
    lines: row.lines.map(({ picturePhotoId, ...line }) => ({
      ...line,
      pictureUrl: picturePhotoId && photos.thumbnailUrl(row.villageId, picturePhotoId)
    })),
    points: row.points,
    createdAt: row.createdAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    version: row.version
  })

  const presentOrder = (row: repository.OrderRow, shop: Shop): Order => ({
    ...presentFacts(row),
    pickUp: row.status === 'held' ? pickUpCode(secretKey, row.id, row.pickUpAttempt) : null,
    shop
  })

  const presentCounterOrder = (row: repository.OrderRow): CounterOrder => ({
    ...presentFacts(row),
    household: row.householdLabel,
    orderedBy: row.orderedByName
  })

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

  /** The household learns of it, short of the member who did it. */
  async function tell(tx: Tx, { villageId, accountId }: Villager, order: repository.OrderRow, kind: 'order_handed_over' | 'order_cancelled') {
    const { householdId, id: orderId, points: price } = order
    const news = { kind, orderId, points: price, about: describeLines(order.lines), except: accountId }
    await messages.tell(tx, villageId, { householdId }, news)
  }

  async function findAny(tx: Tx, { villageId }: Villager, id: string): Promise<repository.OrderRow> {
    const row = await repository.findOrder(tx, villageId, id)
    if (!row) throw new AppError('not_found')
    return row
  }

  /** Closes the order once; whoever comes second learns what became of it. */
  async function close(
    tx: Tx, actor: Villager, order: repository.OrderRow, version: number, status: 'handed_over' | 'cancelled'
  ): Promise<void> {
    checkClosable(order, version)
    const { villageId, accountId: closedBy } = actor
    const done = await repository.closeOrder(tx, villageId, order.id, version, { status, closedBy, closedAt: clock.now() })
    if (done) return
    checkClosable(await findAny(tx, actor, order.id), version)
    throw new AppError('stale_version')
  }

  const transferOf = (order: repository.OrderRow) => ({
    householdId: order.householdId,
    amount: order.points,
    orderId: order.id,
    about: describeLines(order.lines)
  })

  function counter(actor: Actor): Villager {
    demandPermission(actor, 'serve_counter')
    return villager(actor)
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
        return { items: rows.map((row) => presentOrder(row, shop)), nextCursor }
      })
    },

    async find(actor, id) {
      const member = householdMember(actor)
      return database.inVillage(member.villageId, async (tx) =>
        presentOrder(await findOwn(tx, member, id), await shops.read(tx, member.villageId)))
    },

    async cancel(actor, id, { version }) {
      const member = householdMember(actor)
      return database.inVillage(member.villageId, async (tx) => {
        const order = await findOwn(tx, member, id)
        await close(tx, member, order, version, 'cancelled')
        await points.release(tx, member, transferOf(order))
        await stock.release(tx, member.villageId, { orderIds: [id], by: member.accountId })
        await tell(tx, member, order, 'order_cancelled')
        return presentOrder(await findOwn(tx, member, id), await shops.read(tx, member.villageId))
      })
    },

    async lookUp(actor, { code }) {
      const keeper = counter(actor)
      const { villageId } = keeper
      const order = await attempts.guard({ key: `pick-up:${keeper.accountId}`, ...codeLimit }, () =>
        database.inVillage(villageId, async (tx) => {
          const read = readCode(code)
          if (!read) throw new AppError('pick_up_code_wrong', 'neither eight digits nor a token')
          if ('digits' in read) {
            const found = await repository.findByDigits(tx, villageId, hashDigits(secretKey, villageId, read.digits))
            if (!found) throw new AppError('pick_up_code_wrong')
            return found
          }
          const tokenHash = hashToken(secretKey, read.token)
          const found = await repository.findByToken(tx, villageId, tokenHash)
          if (found) return found
          throw new AppError((await repository.isForeignToken(tx, tokenHash)) ? 'pick_up_code_foreign' : 'pick_up_code_wrong')
        }))
      checkHeld(order)
      return presentCounterOrder(order)
    },

    async handOver(actor, id, { version }) {
      const keeper = counter(actor)
      return database.inVillage(keeper.villageId, async (tx) => {
        const order = await findAny(tx, keeper, id)
        await close(tx, keeper, order, version, 'handed_over')
        await points.handOver(tx, keeper, transferOf(order))
        await stock.handOver(tx, keeper.villageId, { orderIds: [id], by: keeper.accountId })
        await tell(tx, keeper, order, 'order_handed_over')
        return presentCounterOrder(await findAny(tx, keeper, id))
      })
    }
  }
}
