import type { OrderCreate } from '../../../types/contract/orders'
import { isAway, type Database, type Tx } from '../../database/client'
import type { HouseholdMember } from '../../shared/actor'
import type { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { grouped } from '../../shared/grouped'
import { createEachOnce } from '../idempotency/idempotency.service'
import type { ShopsService } from '../shops/shops.service'
import { describeLines } from './orders.rules'
import { hashDigits, hashToken, pickUpCode } from './pick-up-code'
import * as repository from './placing.repository'
import { checkLines, decide, limitKey, totalOf, type Placement, type Shelf } from './placing.rules'

/** Makes orders: points are held, goods set aside, and the order stands with its pick-up code. */
export interface PlacingService {
  /**
   * Once however often it is asked for, together with whatever else waits in the village at that moment; nobody's order
   * depends on whether a neighbour's is refused.
   *
   * @returns the id of the order, the same for every repetition with the same key
   * @throws what `place` throws, idempotency_key_reused, request_in_flight
   */
  placeOnce(member: HouseholdMember, lines: OrderCreate['lines'], idempotencyKey: string): Promise<string>
  /**
   * The same for one order inside of the caller's transaction, which rolls back when it is refused. It locks the household,
   * its balance and the goods, in this order: whatever else holds rows of orders comes before it, nothing that waits behind it.
   *
   * @throws invalid_request for two lines of the same goods, goods_not_found, goods_closed, goods_not_yet with `goods` and
   * `from`, price_changed with `goods` and `points`, household_closed, household_limit_reached with `goods`, `limit`, `period`
   * and `left`, insufficient_points with `missing` and `free`, insufficient_stock with `goods`, `stock` and `wanted`
   */
  place(tx: Tx, villageId: string, placement: Placement): Promise<void>
}

interface Dependencies {
  database: Database
  clock: Clock
  secretKey: string
  shops: Pick<ShopsService, 'read' | 'expiryOf'>
}

interface Waiting {
  member: HouseholdMember
  lines: OrderCreate['lines']
  key: string
}

const maxTogether = 64
/** With a million open orders in one village the chance of needing this many is below 10⁻¹⁶. */
const maxCodeAttempts = 8

const unique = (ids: string[]): string[] => [...new Set(ids)]

export function createPlacingService({ database, clock, secretKey, shops }: Dependencies): PlacingService {
  /** What the orders depend on, locked in the order of the whole shop: households, balances, goods. */
  async function lockShelf(tx: Tx, villageId: string, placements: readonly Placement[], now: Date) {
    const pairs = placements.flatMap(({ householdId, lines }) => lines.map(({ goodsId }) => ({ householdId, goodsId })))
    // asked at once: each is locked before the next is begun
    const [households, goods, shop] = await Promise.all([
      repository.lockHouseholds(tx, unique(pairs.map(({ householdId }) => householdId))),
      repository.lockGoods(tx, villageId, unique(pairs.map(({ goodsId }) => goodsId)), now),
      shops.read(tx, villageId)
    ])
    const limited = pairs.filter(({ goodsId }) => typeof goods.get(goodsId)?.limitPieces === 'number')
    const redeemed = await repository.countRedeemed(tx, villageId, limited, now)
    const shelf: Shelf = {
      households, goods,
      redeemed: new Map(redeemed.map(({ householdId, goodsId, pieces }) => [limitKey(householdId, goodsId), pieces]))
    }
    return { shelf, expiresAt: shops.expiryOf(now, shop) }
  }

  async function insert(
    tx: Tx, villageId: string, placements: readonly Placement[], { goods }: Shelf, times: { createdAt: Date; expiresAt: Date }
  ): Promise<void> {
    let left = placements
    for (let pickUpAttempt = 0; left.length > 0; pickUpAttempt++) {
      if (pickUpAttempt === maxCodeAttempts) throw new Error(`no free pick-up digits after ${maxCodeAttempts} attempts`)
      const made = await repository.insertOrders(tx, villageId, left.map((placement) => {
        const code = pickUpCode(secretKey, placement.id, pickUpAttempt)
        return {
          ...placement,
          points: totalOf(placement.lines),
          about: describeLines(placement.lines.map(({ goodsId, quantity }) => ({ name: goods.get(goodsId)?.name ?? '', quantity }))),
          pickUpAttempt,
          pickUpTokenHash: hashToken(secretKey, code.token),
          pickUpDigitsHash: hashDigits(secretKey, villageId, code.digits)
        }
      }), times)
      left = left.filter(({ id }) => !made.has(id))
    }
  }

  /** @returns for each why it was refused, or null */
  async function placeAll(tx: Tx, villageId: string, placements: readonly Placement[], now: Date): Promise<(AppError | null)[]> {
    const { shelf, expiresAt } = await lockShelf(tx, villageId, placements, now)
    const refusals = decide(placements, shelf, now)
    await insert(tx, villageId, placements.filter((_, index) => refusals[index] === null), shelf, { createdAt: now, expiresAt })
    return refusals
  }

  async function placeWaiting(waiting: Waiting[]): Promise<(string | Error)[]> {
    const villageId = (waiting[0] as Waiting).member.villageId
    const requests = waiting.map(({ member, lines, key }) => ({ accountId: member.accountId, key, content: ['order', lines] }))
    return database.inVillage(villageId, async (tx) => {
      const now = clock.now()
      return createEachOnce(tx, villageId, requests, now, (fresh) => placeAll(tx, villageId, fresh.map(({ id, index }) => {
        const { member: { householdId, accountId: orderedBy }, lines } = waiting[index] as Waiting
        return { id, householdId, orderedBy, lines }
      }), now))
    })
  }

  const placeTogether = grouped<Waiting, string>({
    max: maxTogether,
    queueOf: ({ member }) => member.villageId,
    nameOf: ({ member, key }) => `${member.accountId} ${key}`,
    work: placeWaiting,
    isHopeless: isAway
  })

  return {
    async placeOnce(member, lines, key) {
      checkLines(lines)
      return placeTogether({ member, lines, key })
    },

    async place(tx, villageId, placement) {
      checkLines(placement.lines)
      const [refusal] = await placeAll(tx, villageId, [placement], clock.now())
      if (refusal) throw refusal
    }
  }
}
