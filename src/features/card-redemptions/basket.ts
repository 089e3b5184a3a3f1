import type { Goods } from '@contract/goods'
import type { OrderCreate } from '@contract/orders'

/** Pieces by goods. */
export type Quantities = Readonly<Record<string, number>>

export interface Basket {
  lines: OrderCreate['lines']
  /** For words. */
  named: { name: string; quantity: number }[]
  /** Points of all together. */
  total: number
}

/** The server takes no more in one order. */
const most = { kinds: 10, pieces: 99 }

/** What was chosen of the goods there are, at today's prices. */
export function basketOf(goods: readonly Goods[], quantities: Quantities): Basket {
  const chosen = goods.flatMap((one) => {
    const quantity = quantities[one.id] ?? 0
    return quantity > 0 ? [{ ...one, quantity }] : []
  })
  return {
    lines: chosen.map(({ id: goodsId, quantity, points }) => ({ goodsId, quantity, points })),
    named: chosen.map(({ name, quantity }) => ({ name, quantity })),
    total: chosen.reduce((sum, { quantity, points }) => sum + quantity * points, 0)
  }
}

/** How many can be chosen: what the other goods leave of the points, within the household's limit. The server has the last word. */
export function mostOf(goods: Goods, { free, basket }: { free: number; basket: Basket }): number {
  const { id, points, stock, limit } = goods
  if (!goods.open || goods.onSaleFrom !== null) return 0
  const chosen = basket.lines.find(({ goodsId }) => goodsId === id)?.quantity ?? 0
  if (chosen === 0 && basket.lines.length >= most.kinds) return 0
  const left = free - (basket.total - chosen * points)
  return Math.max(0, Math.min(stock, limit?.left ?? most.pieces, most.pieces, Math.floor(left / points)))
}
