import type { CounterOrder } from '@contract/orders'
import { withPictureAddress } from '@/platform/api'
import { request } from '@/platform/request'

const readable = (order: CounterOrder): CounterOrder => ({ ...order, lines: order.lines.map(withPictureAddress) })

/**
 * What a pick-up code, scanned or eight digits, is for; nothing changes.
 *
 * @throws pick_up_code_wrong, pick_up_code_foreign, order_handed_over, order_cancelled, too_many_requests
 */
export const lookUp = async (code: string) => readable(await request.post<CounterOrder>('/orders/look-up', { code }))

/** The goods go over the counter, the points are spent. @throws order_handed_over, order_cancelled, stale_version */
export const handOver = async ({ id, version }: Pick<CounterOrder, 'id' | 'version'>) =>
  readable(await request.post<CounterOrder>(`/orders/${id}/hand-over`, { version }))
