import type { ManagedGoods } from '@contract/goods-desk'

export type GoodsFilter = 'open' | 'low' | 'soldOut' | 'coming' | 'closed'

/** What the keeper has to know of goods before anything else; null when they simply stand there. */
export type GoodsState = Exclude<GoodsFilter, 'open'> | null

export const isComing = ({ onSaleFrom }: Pick<ManagedGoods, 'onSaleFrom'>, now = new Date()) =>
  onSaleFrom !== null && new Date(onSaleFrom) > now

const isLow = ({ stock, lowStock }: ManagedGoods) => lowStock > 0 && stock <= lowStock

export function stateOf(goods: ManagedGoods): GoodsState {
  if (!goods.open) return 'closed'
  if (goods.stock === 0) return 'soldOut'
  if (isLow(goods)) return 'low'
  return isComing(goods) ? 'coming' : null
}

const filters: Record<GoodsFilter, (goods: ManagedGoods) => boolean> = {
  open: ({ open }) => open,
  // what is all gone has fallen to its mark, too
  low: (goods) => goods.open && isLow(goods),
  soldOut: ({ open, stock }) => open && stock === 0,
  coming: (goods) => goods.open && isComing(goods),
  closed: ({ open }) => !open
}

export const filtered = (items: readonly ManagedGoods[], filter: GoodsFilter) => items.filter(filters[filter])

/** Goods whose name has what was typed, of one category; null: of any. */
export const found = (items: readonly ManagedGoods[], search: string, category: string | null) =>
  items.filter((goods) => goods.name.includes(search.trim()) && (category === null || goods.category === category))

/** Each once, in the order of the shelf. */
export const categoriesOf = (items: readonly ManagedGoods[]) => [...new Set(items.map(({ category }) => category))]

/** Ids in their order, with one of them moved by a step; as they were at the ends. */
export function moved(ids: readonly string[], id: string, step: 1 | -1): string[] {
  const [from, order] = [ids.indexOf(id), [...ids]]
  const to = from + step
  if (from < 0 || to < 0 || to >= ids.length) return order
  order.splice(from, 1)
  order.splice(to, 0, id)
  return order
}
