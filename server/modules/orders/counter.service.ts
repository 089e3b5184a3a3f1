import type { Page } from '../../../types/contract/common'
import type { CounterOrder, CounterQuery, HandOver, PickUpCode, ShopCancellation } from '../../../types/contract/orders'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { dayPeriod, shanghaiDay } from '../../shared/calendar'
import type { Clock } from '../../shared/clock'
import { decodeCursor, pageOfRows, type Cursor } from '../../shared/cursor'
import { demandPermission } from '../../shared/permissions'
import type { AttemptsService } from '../attempts/attempts.service'
import type { PhotosService } from '../photos/photos.service'
import type { ClosingService } from './closing.service'
import * as repository from './counter.repository'
import { createOrderViews } from './order-views'
import { findOrder, type OrderRow } from './orders.repository'
import { checkHeld, checkWords } from './orders.rules'
import { hashDigits, hashToken, readCode } from './pick-up-code'

/** What the shop keeper does with orders. None of it ever shows a pick-up code. */
export interface CounterService {
  /** What waits, or what was handed over today. @throws forbidden */
  list(actor: Actor, query: CounterQuery): Promise<Page<CounterOrder>>
  /** @throws forbidden, not_found */
  find(actor: Actor, id: string): Promise<CounterOrder>
  /**
   * Shows what a code is for; nothing changes.
   *
   * @throws forbidden, pick_up_code_wrong, pick_up_code_foreign, order_handed_over, order_cancelled, order_expired,
   * too_many_requests
   */
  lookUp(actor: Actor, code: PickUpCode): Promise<CounterOrder>
  /**
   * The goods go over the counter, the points are spent. Without the code it stays on record that it was done on sight, and
   * who was known to stand there.
   *
   * @throws forbidden, not_found, pick_up_code_wrong, pick_up_code_foreign, order_handed_over, order_cancelled, order_expired,
   * stale_version, too_many_requests
   */
  handOver(actor: Actor, id: string, handing: HandOver): Promise<CounterOrder>
  /** Points and goods go back. @throws forbidden, not_found, order_handed_over, order_cancelled, order_expired, stale_version */
  cancel(actor: Actor, id: string, cancellation: ShopCancellation): Promise<CounterOrder>
}

interface Dependencies {
  database: Database
  clock: Clock
  secretKey: string
  attempts: Pick<AttemptsService, 'guardAll'>
  closing: Pick<ClosingService, 'handOver' | 'cancelByShop'>
  photos: Pick<PhotosService, 'thumbnailUrl'>
}

/** Seconds for which wrong codes count. */
const windowSeconds = 600
/** Wrong codes a keeper may try; and all keepers of a village together, however many accounts a guesser has. */
const limits = ({ villageId, accountId }: Villager) => [
  { key: `pick-up:${accountId}`, max: 5, windowSeconds },
  { key: `pick-up-village:${villageId}`, max: 20, windowSeconds }
]

const byExpiry = ({ id, expiresAt }: OrderRow): Cursor => ({ id, createdAt: expiresAt })
const byClose = ({ id, closedAt, createdAt }: OrderRow): Cursor => ({ id, createdAt: closedAt ?? createdAt })

export function createCounterService(dependencies: Dependencies): CounterService {
  const { database, clock, secretKey, attempts, closing } = dependencies
  const { forCounter } = createOrderViews(dependencies)

  function keeperOf(actor: Actor): Villager {
    demandPermission(actor, 'serve_counter')
    return villager(actor)
  }

  async function show(tx: Tx, villageId: string, id: string): Promise<CounterOrder> {
    const row = await findOrder(tx, villageId, id)
    if (!row) throw new AppError('not_found')
    return forCounter(row)
  }

  /** @throws pick_up_code_wrong, pick_up_code_foreign */
  async function findByCode(tx: Tx, villageId: string, code: string): Promise<OrderRow> {
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
  }

  /** @param id of the order it should be for, where one is meant */
  const guess = (keeper: Villager, code: string, id?: string): Promise<OrderRow> =>
    attempts.guardAll(limits(keeper), () => database.inVillage(keeper.villageId, async (tx) => {
      const found = await findByCode(tx, keeper.villageId, code)
      if (id !== undefined && found.id !== id) throw new AppError('pick_up_code_wrong', 'the code of another order')
      return found
    }))

  return {
    async list(actor, { list = 'waiting', search, cursor, limit = 20 }) {
      const { villageId } = keeperOf(actor)
      const wanted = { search: search?.trim() || null, after: decodeCursor(cursor), limit: limit + 1 }
      const today = dayPeriod(shanghaiDay(clock.now())).since
      const found = await database.inVillage(villageId, (tx) =>
        list === 'waiting' ? repository.listWaiting(tx, villageId, wanted) : repository.listHandedOver(tx, villageId, today, wanted))
      const { rows, nextCursor } = pageOfRows(found, limit, list === 'waiting' ? byExpiry : byClose)
      return { items: rows.map(forCounter), nextCursor }
    },

    async find(actor, id) {
      const { villageId } = keeperOf(actor)
      return database.inVillage(villageId, (tx) => show(tx, villageId, id))
    },

    async lookUp(actor, { code }) {
      const order = await guess(keeperOf(actor), code)
      checkHeld(order)
      return forCounter(order)
    },

    async handOver(actor, id, { version, code, fetchedBy }) {
      const keeper = keeperOf(actor)
      const recognised = fetchedBy === undefined ? {} : { fetchedBy: checkWords(fetchedBy) }
      const codeShown = code !== undefined
      if (codeShown) await guess(keeper, code, id.toLowerCase())
      return database.inVillage(keeper.villageId, async (tx) => {
        await closing.handOver(tx, keeper, { id, version, codeShown, ...recognised })
        return show(tx, keeper.villageId, id)
      })
    },

    async cancel(actor, id, { version, reason }) {
      const keeper = keeperOf(actor)
      const words = checkWords(reason)
      return database.inVillage(keeper.villageId, async (tx) => {
        await closing.cancelByShop(tx, keeper, { id, version, reason: words })
        return show(tx, keeper.villageId, id)
      })
    }
  }
}
