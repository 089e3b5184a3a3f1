import type { Created } from '@contract/common'
import type { StockTake, StockTakePage } from '@contract/stock-takes'
import { request } from '@/platform/request'

/** Finished ones, the latest first, with the open one. */
export const fetchStockTakes = (cursor?: string) => request.get<StockTakePage>('/stock-takes', { params: { cursor } })

export const fetchStockTake = (id: string) => request.get<StockTake>(`/stock-takes/${id}`)

export const startStockTake = (_: object, idempotencyKey: string) => request.post<Created>('/stock-takes', {}, { idempotencyKey })

export interface Counting {
  id: string
  goodsId: string
  counted: number
  /** Empty: to be said later. */
  reason: string
}

const lineOf = ({ id, goodsId }: Pick<Counting, 'id' | 'goodsId'>) => `/stock-takes/${id}/lines/${goodsId}`

/** How many there are; `again` false where only the reason is new. */
export async function saveLine({ counted, reason, again, ...line }: Counting & { again: boolean }): Promise<void> {
  if (again) await request.put<void>(lineOf(line), { counted })
  if (reason) await request.put<void>(`${lineOf(line)}/reason`, { reason })
}

export const forgetLine = (line: Pick<Counting, 'id' | 'goodsId'>) => request.delete<void>(lineOf(line))

interface Seen {
  id: string
  version: number
}

export const finishStockTake = ({ id, version }: Seen) => request.post<void>(`/stock-takes/${id}/finish`, { version })
export const discardStockTake = ({ id, version }: Seen) => request.post<void>(`/stock-takes/${id}/discard`, { version })
