import type { Tx } from '../../database/client'
import type { Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import type { AuditService } from '../audit/audit.service'
import type { MessagesService } from '../messages/messages.service'
import type { PointsService } from '../points/points.service'
import type { StockService } from '../stock/stock.service'
import { checkClosable, describeLines } from './orders.rules'
import * as repository from './orders.repository'

/** The order as somebody saw it. */
interface Seen {
  id: string
  version: number
}

/**
 * What ends an order: points, goods, and word to the household, in the caller's transaction. Each order ends once; whoever
 * comes second learns what became of it. Rows are locked in the order of the whole shop: the order, the balance, the goods.
 */
export interface ClosingService {
  /** The household changed its mind. @throws not_found, order_handed_over, order_cancelled, order_expired, stale_version */
  cancel(tx: Tx, actor: Villager, seen: Seen): Promise<void>
  /** The shop cannot keep its word. @throws not_found, order_handed_over, order_cancelled, order_expired, stale_version */
  cancelByShop(tx: Tx, actor: Villager, seen: Seen & { reason: string }): Promise<void>
  /**
   * The goods go over the counter, the points are spent.
   *
   * `fetchedBy` names whom the keeper saw stand there. What was proved neither by the order's code nor with the household's
   * card goes on record; `told` is what the household hears of the latter.
   *
   * @throws not_found, order_handed_over, order_cancelled, order_expired, stale_version
   */
  handOver(
    tx: Tx, actor: Villager,
    seen: Seen & { codeShown?: boolean; fetchedBy?: string; told?: 'redeemed_with_card' }
  ): Promise<void>
  /** Of orders that were just closed by the calendar. */
  expire(tx: Tx, villageId: string, ids: readonly string[]): Promise<void>
}

interface Dependencies {
  clock: Clock
  audit: AuditService
  points: PointsService
  stock: StockService
  messages: MessagesService
}

export function createClosingService({ clock, audit, points, stock, messages }: Dependencies): ClosingService {
  async function find(tx: Tx, villageId: string, id: string): Promise<repository.OrderRow> {
    const row = await repository.findOrder(tx, villageId, id)
    if (!row) throw new AppError('not_found')
    return row
  }

  /** @returns the order as it was */
  async function close(
    tx: Tx, { villageId, accountId: closedBy }: Villager, { id, version }: Seen,
    closing: (order: repository.OrderRow) => Pick<repository.Closing, 'status' | 'closeReason' | 'fetchedBy'>
  ): Promise<repository.OrderRow> {
    const order = await find(tx, villageId, id)
    checkClosable(order, version)
    if (await repository.closeOrder(tx, villageId, id, version, { ...closing(order), closedBy, closedAt: clock.now() })) return order
    checkClosable(await find(tx, villageId, id), version)
    throw new AppError('stale_version')
  }

  const transferOf = ({ householdId, points: amount, id: orderId, lines }: repository.OrderRow) =>
    ({ householdId, amount, orderId, about: describeLines(lines) })

  const toHousehold = ({ householdId }: repository.OrderRow) => ({ householdId })
  const newsOf = ({ points: price, id: orderId, lines }: repository.OrderRow) => ({ orderId, points: price, about: describeLines(lines) })

  return {
    async cancel(tx, actor, seen) {
      const { villageId, accountId: by } = actor
      const order = await close(tx, actor, seen, () => ({ status: 'cancelled' }))
      await points.release(tx, actor, transferOf(order))
      await messages.tell(tx, villageId, toHousehold(order), { ...newsOf(order), kind: 'order_cancelled', except: by })
      await stock.release(tx, villageId, { orderIds: [order.id], by })
    },

    async cancelByShop(tx, actor, { reason, ...seen }) {
      const { villageId, accountId: by } = actor
      const order = await close(tx, actor, seen, () => ({ status: 'cancelled', closeReason: reason }))
      const { id: subjectId, householdId, points: price, lines } = order
      await points.release(tx, actor, transferOf(order))
      await messages.tell(tx, villageId, { householdId }, { ...newsOf(order), kind: 'order_cancelled_by_shop' })
      await audit.record(tx, actor, {
        action: 'order_cancelled_by_shop', about: describeLines(lines), householdId, subjectId, details: { reason, points: price }
      })
      await stock.release(tx, villageId, { orderIds: [order.id], by })
    },

    async handOver(tx, actor, { codeShown = false, fetchedBy: recognised, told, ...seen }) {
      const { villageId, accountId: by } = actor
      const takenBy = ({ fetcherName }: repository.OrderRow) => recognised ?? fetcherName
      const order = await close(tx, actor, seen, (row) => ({ status: 'handed_over', fetchedBy: takenBy(row) }))
      const { id: subjectId, householdId, lines, orderedByName } = order
      const name = takenBy(order)
      const news = name === null || name === orderedByName || told
        ? { ...newsOf(order), kind: told ?? ('order_handed_over' as const) }
        : { ...newsOf(order), kind: 'order_fetched' as const, about: name }
      await points.handOver(tx, actor, transferOf(order))
      await messages.tell(tx, villageId, { householdId }, { ...news, except: by })
      if (!codeShown && told === undefined) {
        await audit.record(tx, actor, {
          action: 'handed_over_on_sight', about: describeLines(lines), householdId, subjectId, details: { fetchedBy: recognised ?? '' }
        })
      }
      await stock.handOver(tx, villageId, { orderIds: [order.id], by })
    },

    async expire(tx, villageId, ids) {
      const calendar = { villageId, accountId: null }
      const orders = await repository.findOrders(tx, villageId, ids)
      if (orders.length === 0) return
      await points.release(tx, calendar, ...orders.map(transferOf))
      for (const order of orders) {
        await messages.tell(tx, villageId, toHousehold(order), { ...newsOf(order), kind: 'order_expired' })
      }
      await stock.release(tx, villageId, { orderIds: ids, by: null })
    }
  }
}
