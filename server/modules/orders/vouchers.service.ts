import { randomUUID } from 'node:crypto'
import type { VersionBody } from '../../../types/contract/common'
import type { Order, VoucherCreate } from '../../../types/contract/orders'
import type { Database, Tx } from '../../database/client'
import { householdMember, type Actor, type HouseholdMember, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { createOnce } from '../idempotency/idempotency.service'
import type { MessagesService } from '../messages/messages.service'
import type { OrdersService } from './orders.service'
import { findOrder, type OrderRow } from './orders.repository'
import { checkClosable, checkHeld, checkWords } from './orders.rules'
import { hashDigits, hashToken, pickUpCode } from './pick-up-code'
import * as repository from './vouchers.repository'

/** 代领单: an order goes into somebody else's hands. Its code is made anew each time, so that no earlier one is worth anything. */
export interface VouchersService {
  /**
   * A member of the household names who fetches the order, in place of whom it named before.
   *
   * @returns the id of the voucher, the same for every repetition with the same key
   * @throws household_missing, not_found, order_handed_over, order_cancelled, order_expired, stale_version,
   * idempotency_key_reused
   */
  create(actor: Actor, orderId: string, wanted: VoucherCreate, idempotencyKey: string): Promise<string>
  /**
   * The same for somebody who acts for the household, inside of the caller's transaction, which leaves its own trace.
   *
   * @throws not_found, order_handed_over, order_cancelled, order_expired, stale_version
   */
  make(tx: Tx, actor: Villager, voucher: { orderId: string; fetcher: string }): Promise<void>
  /** The household fetches it itself after all. @throws not_found, order_handed_over, order_cancelled, order_expired, stale_version */
  takeBack(actor: Actor, orderId: string, seen: VersionBody): Promise<Order>
}

interface Dependencies {
  database: Database
  clock: Clock
  secretKey: string
  messages: Pick<MessagesService, 'tell'>
  orders: Pick<OrdersService, 'find'>
}

export function createVouchersService({ database, clock, secretKey, messages, orders }: Dependencies): VouchersService {
  async function find(tx: Tx, villageId: string, id: string): Promise<OrderRow> {
    const row = await findOrder(tx, villageId, id)
    if (!row) throw new AppError('not_found')
    return row
  }

  async function findOwn(tx: Tx, { villageId, householdId }: HouseholdMember, id: string): Promise<OrderRow> {
    const row = await find(tx, villageId, id)
    if (row.householdId !== householdId) throw new AppError('not_found')
    return row
  }

  /** The next code of the order whose digits nobody else of the village has. */
  async function freeCode(tx: Tx, { villageId, id, pickUpAttempt: last }: OrderRow) {
    for (let pickUpAttempt = last + 1; ; pickUpAttempt++) {
      const { token, digits } = pickUpCode(secretKey, id, pickUpAttempt)
      const pickUpDigitsHash = hashDigits(secretKey, villageId, digits)
      if (await repository.areDigitsTaken(tx, villageId, pickUpDigitsHash)) continue
      return { pickUpAttempt, pickUpTokenHash: hashToken(secretKey, token), pickUpDigitsHash }
    }
  }

  /** Whoever comes second learns what became of the order. */
  async function renew(tx: Tx, order: OrderRow, version: number): Promise<void> {
    checkClosable(order, version)
    const { villageId, id } = order
    if (await repository.renewCode(tx, villageId, id, version, await freeCode(tx, order))) return
    checkHeld(await find(tx, villageId, id))
    throw new AppError('stale_version')
  }

  async function give(
    tx: Tx, actor: Villager, order: OrderRow, voucher: { id: string; fetcherName: string; version: number }
  ): Promise<void> {
    const { villageId, accountId } = actor
    const { id, fetcherName, version } = voucher
    const { id: orderId, householdId } = order
    await renew(tx, order, version)
    await repository.revokeVoucher(tx, villageId, orderId, clock.now())
    await repository.insertVoucher(tx, { villageId, id, orderId, fetcherName, madeBy: accountId, createdAt: clock.now() })
    await messages.tell(tx, villageId, { householdId }, { kind: 'voucher_made', orderId, about: fetcherName, except: accountId })
  }

  return {
    async create(actor, orderId, wanted, idempotencyKey) {
      const member = householdMember(actor)
      const fetcherName = checkWords(wanted.fetcher)
      const request = { key: idempotencyKey, content: ['voucher', orderId, wanted] }
      return database.inVillage(member.villageId, (tx) =>
        createOnce(tx, member, request, clock.now(), async (id) =>
          give(tx, member, await findOwn(tx, member, orderId), { id, fetcherName, version: wanted.version })))
    },

    async make(tx, actor, { orderId, fetcher }) {
      const order = await find(tx, actor.villageId, orderId)
      await give(tx, actor, order, { id: randomUUID(), fetcherName: checkWords(fetcher), version: order.version })
    },

    async takeBack(actor, orderId, { version }) {
      const member = householdMember(actor)
      await database.inVillage(member.villageId, async (tx) => {
        await renew(tx, await findOwn(tx, member, orderId), version)
        if (!(await repository.revokeVoucher(tx, member.villageId, orderId, clock.now()))) throw new AppError('not_found', 'nobody else fetches it')
      })
      return orders.find(actor, orderId)
    }
  }
}
