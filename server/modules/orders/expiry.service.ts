import type { Tx } from '../../database/client'
import type { Clock } from '../../shared/clock'
import type { MessagesService } from '../messages/messages.service'
import type { ClosingService } from './closing.service'
import * as repository from './expiry.repository'
import { findOrders } from './orders.repository'
import { describeLines } from './orders.rules'

/** What becomes of orders nobody fetches, by nobody's hand. */
export interface ExpiryService {
  /**
   * Gives points and goods of orders back whose time has run out, each once however many servers do it at the same moment.
   *
   * @returns how many; the rest, where there are very many, come with the next call
   */
  expireDue(tx: Tx, villageId: string): Promise<number>
  /** Tells the households whose orders run out within a day, each order once. @returns how many */
  remindExpiring(tx: Tx, villageId: string): Promise<number>
}

interface Dependencies {
  clock: Clock
  closing: Pick<ClosingService, 'expire'>
  messages: Pick<MessagesService, 'tell'>
}

/** Orders in one transaction: nobody who wants the same goods waits long. */
const batch = 100
const hour = 3_600_000
const noticeHours = 24
/** Whoever ordered so shortly before the reminder still has it in mind. */
const freshHours = 12

export function createExpiryService({ clock, closing, messages }: Dependencies): ExpiryService {
  return {
    async expireDue(tx, villageId) {
      const ids = await repository.expireOrders(tx, villageId, clock.now(), batch)
      await closing.expire(tx, villageId, ids)
      return ids.length
    },

    async remindExpiring(tx, villageId) {
      const now = clock.now()
      const until = new Date(now.getTime() + noticeHours * hour)
      const madeBefore = new Date(now.getTime() - freshHours * hour)
      const ids = await repository.markExpiring(tx, villageId, { now, until, madeBefore }, batch)
      for (const { id: orderId, householdId, points, lines } of await findOrders(tx, villageId, ids)) {
        await messages.tell(tx, villageId, { householdId }, { kind: 'order_expiring', orderId, points, about: describeLines(lines) })
      }
      return ids.length
    }
  }
}
