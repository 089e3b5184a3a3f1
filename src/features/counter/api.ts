import type { CounterOrder, CounterOrderPage, CounterQuery, HandOver, ShopCancellation } from '@contract/orders'
import { withPictureAddress } from '@/platform/api'
import { request } from '@/platform/request'

const readable = (order: CounterOrder): CounterOrder => ({ ...order, lines: order.lines.map(withPictureAddress) })

/**
 * What a pick-up code, scanned or eight digits, is for; nothing changes.
 *
 * @throws pick_up_code_wrong, pick_up_code_foreign, order_handed_over, order_cancelled, too_many_requests
 */
export const lookUp = async (code: string) => readable(await request.post<CounterOrder>('/orders/look-up', { code }))

/** One page of what waits at the counter or left it today. */
export async function fetchCounterOrders(query: CounterQuery): Promise<CounterOrderPage> {
  const page = await request.get<CounterOrderPage>('/orders/counter', { params: query })
  return { ...page, items: page.items.map(readable) }
}

export const fetchCounterOrder = async (id: string) => readable(await request.get<CounterOrder>(`/orders/counter/${id}`))

/**
 * The goods go over the counter, the points are spent: to whoever shows the `code`, or to `fetchedBy`, whom the keeper knows to
 * stand there.
 *
 * @throws pick_up_code_wrong, order_handed_over, order_cancelled, order_expired, stale_version
 */
export const handOver = async ({ id, version, code, fetchedBy }: HandOver & Pick<CounterOrder, 'id'>) =>
  readable(await request.post<CounterOrder>(`/orders/${id}/hand-over`, { version, code, fetchedBy }))

/** Points and goods go back. @throws order_handed_over, order_cancelled, order_expired, stale_version */
export const cancelByShop = async ({ id, ...cancellation }: ShopCancellation & Pick<CounterOrder, 'id'>) =>
  readable(await request.post<CounterOrder>(`/orders/${id}/cancel-by-shop`, cancellation))
