import type { OrderStatus } from '../../../types/contract/orders'
import { AppError } from '../../shared/app-error'

/** @throws order_handed_over, order_cancelled, order_expired */
export function checkHeld({ status, closedAt }: { status: OrderStatus; closedAt: Date | null }): void {
  const fields = { closedAt: closedAt?.toISOString() }
  if (status === 'handed_over') throw new AppError('order_handed_over', undefined, fields)
  if (status === 'cancelled') throw new AppError('order_cancelled', undefined, fields)
  if (status === 'expired') throw new AppError('order_expired', undefined, fields)
}

/** @throws order_handed_over, order_cancelled, order_expired, stale_version */
export function checkClosable(order: { status: OrderStatus; closedAt: Date | null; version: number }, version: number): void {
  checkHeld(order)
  if (order.version !== version) throw new AppError('stale_version', undefined, { version: order.version })
}

/** What the ledger calls an order: 抽纸 3 包 × 2、洗衣液 2 千克. */
export const describeLines = (lines: { name: string; quantity: number }[]): string =>
  lines.map(({ name, quantity }) => (quantity > 1 ? `${name} × ${quantity}` : name)).join('、')

/** A name or a reason as it is kept. @throws invalid_request for blanks alone */
export function checkWords(text: string): string {
  const words = text.trim()
  if (words === '') throw new AppError('invalid_request', 'only blanks')
  return words
}
