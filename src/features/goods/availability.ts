import type { Goods } from '@contract/goods'

/** Who looks at the goods: free points, `unknown` until they are told, `none` for somebody without a household. */
export type FreePoints = number | 'unknown' | 'none'

export type Availability =
  | { kind: 'available'; /** Most pieces one order can take. */ most: number }
  | { kind: 'short'; missing: number }
  | { kind: 'sold-out' | 'closed' | 'no-household' }

const mostInOneOrder = 99

/** Whether and how many of the goods can be redeemed. The server has the last word. */
export function availabilityOf({ points, stock, open }: Goods, free: FreePoints): Availability {
  if (!open) return { kind: 'closed' }
  if (stock === 0) return { kind: 'sold-out' }
  if (free === 'none') return { kind: 'no-household' }
  const affordable = free === 'unknown' ? mostInOneOrder : Math.floor(free / points)
  if (free !== 'unknown' && affordable === 0) return { kind: 'short', missing: points - free }
  return { kind: 'available', most: Math.min(stock, affordable, mostInOneOrder) }
}
