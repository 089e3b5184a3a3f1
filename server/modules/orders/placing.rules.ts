import type { LimitPeriod } from '../../../types/contract/goods'
import type { OrderCreate } from '../../../types/contract/orders'
import { AppError } from '../../shared/app-error'

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

type Line = Placement['lines'][number]

export interface GoodsOnShelf {
  name: string
  /** Price of one now; null before the first price. */
  points: number | null
  /** Pieces that nobody has set aside. */
  stock: number
  closedAt: Date | null
  onSaleFrom: Date | null
  limitPieces: number | null
  limitPeriod: LimitPeriod | null
}

/** What the orders are made from, as it stands; what `decide` takes is gone from it. */
export interface Shelf {
  /** By id of the household. */
  households: Map<string, { free: number; closed: boolean }>
  /** By id of the goods. */
  goods: Map<string, GoodsOnShelf>
  /** Pieces a household has had in the running period of the goods' limit, by `limitKey`. */
  redeemed: Map<string, number>
}

export const limitKey = (householdId: string, goodsId: string): string => `${householdId} ${goodsId}`

/** Whole price of an order, in points. */
export const totalOf = (lines: readonly Line[]): number => lines.reduce((sum, { quantity, points }) => sum + quantity * points, 0)

/** One line per goods. @throws invalid_request */
export function checkLines(lines: readonly Line[]): void {
  if (new Set(lines.map((line) => line.goodsId)).size < lines.length) {
    throw new AppError('invalid_request', 'two lines name the same goods')
  }
}

/** Decides on each order in turn, so that each finds what those before it left. @returns for each why it is refused, or null */
export function decide(placements: readonly Placement[], shelf: Shelf, now: Date): (AppError | null)[] {
  return placements.map((placement) => {
    const refusal = refusalOf(placement, shelf, now)
    if (!refusal) take(placement, shelf)
    return refusal
  })
}

function refusalOf({ householdId, lines }: Placement, { households, goods, redeemed }: Shelf, now: Date): AppError | null {
  const household = households.get(householdId)
  if (!household || household.closed) return new AppError('household_closed', 'the household has become part of another one')
  const had = (line: Line) => redeemed.get(limitKey(householdId, line.goodsId)) ?? 0
  for (const line of lines) {
    const refusal = offerRefusal(goods.get(line.goodsId), line, now) ?? limitRefusal(goods.get(line.goodsId), line, had(line))
    if (refusal) return refusal
  }
  const { free } = household
  const missing = totalOf(lines) - free
  if (missing > 0) return new AppError('insufficient_points', undefined, { missing, free })
  for (const { goodsId, quantity: wanted } of lines) {
    const { name, stock } = goods.get(goodsId) as GoodsOnShelf
    if (stock < wanted) return new AppError('insufficient_stock', undefined, { goods: name, stock, wanted })
  }
  return null
}

/** Why goods are not offered at what somebody saw. */
function offerRefusal(goods: GoodsOnShelf | undefined, { points }: Line, now: Date): AppError | null {
  if (!goods) return new AppError('goods_not_found')
  const { name, closedAt, onSaleFrom } = goods
  if (closedAt) return new AppError('goods_closed', undefined, { goods: name })
  if (goods.points === null || (onSaleFrom && onSaleFrom > now)) {
    return new AppError('goods_not_yet', undefined, { goods: name, from: onSaleFrom?.toISOString() ?? null })
  }
  return goods.points === points ? null : new AppError('price_changed', undefined, { goods: name, points: goods.points })
}

function limitRefusal(goods: GoodsOnShelf | undefined, { quantity }: Line, had: number): AppError | null {
  if (!goods || goods.limitPieces === null) return null
  const { name, limitPieces: limit, limitPeriod: period } = goods
  if (had + quantity <= limit) return null
  return new AppError('household_limit_reached', undefined, { goods: name, limit, period, left: Math.max(0, limit - had) })
}

function take({ householdId, lines }: Placement, { households, goods, redeemed }: Shelf): void {
  const household = households.get(householdId)
  if (household) household.free -= totalOf(lines)
  for (const { goodsId, quantity } of lines) {
    const taken = goods.get(goodsId)
    if (taken) taken.stock -= quantity
    const key = limitKey(householdId, goodsId)
    redeemed.set(key, (redeemed.get(key) ?? 0) + quantity)
  }
}
