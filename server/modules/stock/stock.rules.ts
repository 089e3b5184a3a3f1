import type { NewStockMovement } from '../../../types/contract/stock'
import { AppError } from '../../shared/app-error'

export interface Stocked {
  name: string
  /** Free to redeem. */
  stock: number
  /** Set aside for open orders. */
  held: number
}

/** What leaves the shelf was nobody's: never what is set aside for orders. @throws insufficient_stock with what is there */
export function checkTakeable({ name, stock, held }: Stocked, { kind, quantity }: Pick<NewStockMovement, 'kind' | 'quantity'>): void {
  if (kind === 'in' || quantity <= stock) return
  throw new AppError('insufficient_stock', undefined, { goods: name, stock, held, wanted: quantity })
}

/** @throws invalid_request for anything but the id of a movement */
export function checkCursor(cursor: string | undefined): void {
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor)) throw new AppError('invalid_request', 'unknown cursor')
}
