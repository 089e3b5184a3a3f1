import type { GoodsCreate, GoodsDetail, GoodsTerms, Limit } from '@contract/goods-desk'
import { clockTimeOf } from '@/lib/dates'
import { fenOf } from '@/lib/money'
import type * as words from '@/words'
import { isComing } from './shelf'

/** Everything as it is typed. */
export interface GoodsForm {
  name: string
  category: string
  /** The picture the goods have already; null: none, or not wanted any more */
  photoId: string | null
  limit: 'none' | Limit['period']
  limitPieces: string
  /** YYYY-MM-DD, empty while none is chosen; null: at once */
  saleDay: string | null
  lowStock: string
  /** Of new goods alone. */
  points: string
  quantity: string
  cost: string
  supplier: string
}

export const emptyForm: GoodsForm = {
  name: '', category: '', photoId: null, limit: 'none', limitPieces: '', saleDay: null, lowStock: '5', points: '', quantity: '', cost: '',
  supplier: ''
}

export const formOf = (goods: GoodsDetail): GoodsForm => ({
  ...emptyForm,
  name: goods.name,
  category: goods.category,
  photoId: goods.photoId,
  limit: goods.limit?.period ?? 'none',
  limitPieces: goods.limit ? String(goods.limit.pieces) : '',
  saleDay: isComing(goods) && goods.onSaleFrom !== null ? clockTimeOf(goods.onSaleFrom).date : null,
  lowStock: String(goods.lowStock)
})

export type Lack = keyof (typeof words.goodsDesk)['missing']

const whole = (text: string, least: number): number | null => {
  const number = Number(text)
  return text.trim() !== '' && Number.isInteger(number) && number >= least ? number : null
}

/** What the form lays down, or what it lacks yet. */
export function termsOf(form: GoodsForm): GoodsTerms | Lack {
  const { limit: period, saleDay, photoId } = form
  const [name, pieces, lowStock] = [form.name.trim(), whole(form.limitPieces, 1), whole(form.lowStock, 0)]
  if (!name) return 'name'
  if (period !== 'none' && pieces === null) return 'limit'
  if (saleDay === '') return 'day'
  if (lowStock === null) return 'low'
  return {
    name, category: form.category.trim(), photoId, limit: period === 'none' || pieces === null ? null : { pieces, period },
    onSaleFrom: saleDay, lowStock
  }
}

/** The same of new goods, with their first price and pieces. */
export function newGoodsOf(form: GoodsForm): GoodsCreate | Lack {
  const terms = termsOf(form)
  if (typeof terms === 'string') return terms
  const points = whole(form.points, 1)
  if (points === null) return 'points'
  const nothing = [form.quantity, form.cost, form.supplier].every((text) => text.trim() === '')
  if (nothing || form.quantity.trim() === '0') return { ...terms, points, delivery: null }
  const [quantity, costFen] = [whole(form.quantity, 1), form.cost.trim() ? fenOf(form.cost) : null]
  if (quantity === null) return 'quantity'
  if (form.cost.trim() && costFen === null) return 'cost'
  return { ...terms, points, delivery: { quantity, costFen, reason: form.supplier.trim() } }
}
