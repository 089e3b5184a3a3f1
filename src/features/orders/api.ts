import type { Created } from '@contract/common'
import type { Order, OrderCreate, OrderPage, OrderQuery, VoucherCreate } from '@contract/orders'
import { withPictureAddress } from '@/platform/api'
import { request } from '@/platform/request'

const readable = (order: Order): Order => ({ ...order, lines: order.lines.map(withPictureAddress) })

/**
 * Redeems. The same key makes one order however often it is sent.
 *
 * @throws insufficient_points, insufficient_stock, price_changed, goods_closed, goods_not_found, household_missing
 */
export const createOrder = (order: OrderCreate, idempotencyKey: string) =>
  request.post<Created>('/orders', order, { idempotencyKey })

/** One page of the own household's orders, newest first. */
export async function fetchOrders(query: OrderQuery): Promise<OrderPage> {
  const page = await request.get<OrderPage>('/orders', { params: query })
  return { ...page, items: page.items.map(readable) }
}

/** One of the own household, with its pick-up code while it is held. */
export const fetchOrder = async (id: string) => readable(await request.get<Order>(`/orders/${id}`))

/** Gives points and stock back. @throws order_handed_over, order_cancelled, stale_version */
export const cancelOrder = async ({ id, version }: Pick<Order, 'id' | 'version'>) =>
  readable(await request.post<Order>(`/orders/${id}/cancel`, { version }))

/** Lets somebody else fetch it; its code is made anew. @throws order_handed_over, order_cancelled, order_expired, stale_version */
export const createVoucher = ({ id, ...voucher }: VoucherCreate & Pick<Order, 'id'>, idempotencyKey: string) =>
  request.post<Created>(`/orders/${id}/voucher`, voucher, { idempotencyKey })

/** The household fetches it itself after all; its code is made anew. @throws as above, not_found where nobody else was to */
export const takeVoucherBack = async ({ id, version }: Pick<Order, 'id' | 'version'>) =>
  readable(await request.post<Order>(`/orders/${id}/voucher/take-back`, { version }))
