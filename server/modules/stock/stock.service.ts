import type { Page } from '../../../types/contract/common'
import type { NewStockMovement, StockMovement, StockMovementQuery } from '../../../types/contract/stock'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import { checkCursor, checkTakeable } from './stock.rules'
import * as repository from './stock.repository'

/** Orders that come to an end, and whose hand it was; null for the calendar. */
interface Closing {
  orderIds: readonly string[]
  by: string | null
}

/** Locks rows of goods: call it last in a transaction. */
export interface StockService {
  /** What the orders had set aside can be redeemed again. */
  release(tx: Tx, villageId: string, closing: Closing): Promise<void>
  /** What the orders had set aside has left the shop. */
  handOver(tx: Tx, villageId: string, closing: Closing): Promise<void>
  /** The same for a keeper's own, inside a transaction of something else that leaves its own trace. @throws insufficient_stock */
  record(tx: Tx, actor: Villager, movement: NewStockMovement): Promise<void>
  /**
   * Books what came in, was taken out or is broken, once however often it is asked for.
   *
   * @throws forbidden, goods_not_found, insufficient_stock with `goods`, `stock`, `held` and `wanted`, idempotency_key_reused
   */
  move(actor: Actor, movement: NewStockMovement, idempotencyKey: string): Promise<void>
  /** The journal, newest first: of one kind of goods or of the whole shelf. @throws forbidden */
  list(actor: Actor, query: StockMovementQuery): Promise<Page<StockMovement>>
}

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
}

export function createStockService({ database, clock, audit }: Dependencies): StockService {
  const insert = (tx: Tx, { villageId, accountId: createdBy }: Villager, { reason, ...movement }: NewStockMovement) =>
    repository.insertMovement(tx, {
      villageId, costFen: null, ...movement, reason: reason.trim(), createdBy, createdAt: clock.now()
    })

  return {
    release: (tx, villageId, closing) => repository.closeHolds(tx, villageId, 'release', { ...closing, at: clock.now() }),
    handOver: (tx, villageId, closing) => repository.closeHolds(tx, villageId, 'hand_over', { ...closing, at: clock.now() }),
    record: insert,

    async move(actor, movement, idempotencyKey) {
      demandPermission(actor, 'manage_goods')
      const person = villager(actor)
      const { villageId } = person
      const { goodsId, ...details } = movement
      await database.inVillage(villageId, (tx) =>
        createOnce(tx, person, { key: idempotencyKey, content: ['stock movement', movement] }, clock.now(), async () => {
          const goods = await repository.lockGoods(tx, villageId, goodsId)
          if (!goods) throw new AppError('goods_not_found')
          checkTakeable(goods, movement)
          await insert(tx, person, movement)
          await audit.record(tx, person, { action: 'stock_moved', about: goods.name, subjectId: goodsId, details })
        }))
    },

    async list(actor, { cursor, limit = 20, goodsId = null, kind = null }) {
      demandPermission(actor, 'manage_goods')
      const { villageId } = villager(actor)
      checkCursor(cursor)
      const wanted = { goodsId, kind, below: cursor ?? null, limit: limit + 1 }
      const rows = await database.inVillage(villageId, (tx) => repository.listMovements(tx, villageId, wanted))
      const items = rows.slice(0, limit).map(present)
      return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    }
  }
}

type MovementRow = Awaited<ReturnType<typeof repository.listMovements>>[number]

const present = ({ goodsId, name, orderId, household, createdAt, ...movement }: MovementRow): StockMovement => ({
  ...movement,
  goods: { id: goodsId, name },
  order: orderId !== null ? { id: orderId, household } : null,
  createdAt: createdAt.toISOString()
})
