import type { OrderCreate } from '../../../types/contract/orders'
import type { Tx } from '../../database/client'
import type { HouseholdMember } from '../../shared/actor'

/** An order to be made. */
export interface Placement {
  /** Of the order to be; its pick-up code follows from it. */
  id: string
  /** Whose points. */
  householdId: string
  /** Whose hand: the resident's, or the keeper's with the household's card. */
  orderedBy: string
  /** One for each kind of goods, at the price that was seen. */
  lines: OrderCreate['lines']
}

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
