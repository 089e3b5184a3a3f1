import type { Goods } from '@contract/goods'

/** Who looks at the goods: free points, `unknown` until they are told, `none` for somebody without a household. */
export type FreePoints = number | 'unknown' | 'none'

export type Availability =
  | { kind: 'available'; /** Most pieces one order can take. */ most: number }
  | { kind: 'short'; missing: number }
  | { kind: 'coming'; from: string }
  | { kind: 'sold-out' | 'closed' | 'limit' | 'no-household' }

/** Pieces of one kind in one order. */
const mostInOneOrder = 99

/** Most pieces one household can take now, whatever points it has. */
export const mostPieces = ({ stock, limit }: Goods): number => Math.min(stock, limit?.left ?? mostInOneOrder, mostInOneOrder)

/** Whether and how many of the goods can be redeemed. The server has the last word. */
export function availabilityOf(goods: Goods, free: FreePoints): Availability {
  const { points, stock, open, onSaleFrom, limit } = goods
  if (!open) return { kind: 'closed' }
  if (onSaleFrom !== null) return { kind: 'coming', from: onSaleFrom }
  if (stock === 0) return { kind: 'sold-out' }
  if (free === 'none') return { kind: 'no-household' }
  if (limit?.left === 0) return { kind: 'limit' }
  const affordable = free === 'unknown' ? mostInOneOrder : Math.floor(free / points)
  if (free !== 'unknown' && affordable === 0) return { kind: 'short', missing: points - free }
  return { kind: 'available', most: Math.min(mostPieces(goods), affordable) }
}
