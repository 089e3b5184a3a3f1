import { AppError } from '../../shared/app-error'

interface Wanted {
  quantity: number
  /** Price of one as the resident saw it. */
  points: number
}

/** Why goods cannot be taken off the shelf; null when they can. */
export function refusalOf(
  goods: { name: string; points: number; stock: number; closedAt: Date | null } | null,
  { quantity, points }: Wanted
): AppError | null {
  if (!goods) return new AppError('goods_not_found')
  const { name, stock } = goods
  if (goods.closedAt) return new AppError('goods_closed', undefined, { goods: name })
  if (goods.points !== points) return new AppError('price_changed', undefined, { goods: name, points: goods.points })
  return stock < quantity ? new AppError('insufficient_stock', undefined, { goods: name, stock, wanted: quantity }) : null
}
