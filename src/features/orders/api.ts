import type { Created } from '@contract/common'
import type { Order, OrderCreate, OrderPage, OrderQuery } from '@contract/orders'
import { request } from '@/platform/request'

/**
 * Redeems. The same key makes one order however often it is sent.
 *
 * @throws insufficient_points, insufficient_stock, price_changed, goods_closed, goods_not_found, household_missing
 */
export const createOrder = (order: OrderCreate, idempotencyKey: string) =>
  request.post<Created>('/orders', order, { idempotencyKey })

/** Orders of the own household, newest first. */
export const fetchOrders = (query: OrderQuery) => request.get<OrderPage>('/orders', { params: query })

/** One of the own household, with its pick-up code while it is held. */
export const fetchOrder = (id: string) => request.get<Order>(`/orders/${id}`)

/** Gives points and stock back. @throws order_handed_over, order_cancelled, stale_version */
export const cancelOrder = ({ id, version }: Pick<Order, 'id' | 'version'>) =>
  request.post<Order>(`/orders/${id}/cancel`, { version })
