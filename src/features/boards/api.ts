import type { Board, BoardPeriod } from '@contract/boards'
import { request } from '@/platform/request'

/** Households by points earned in the running period; the own one wherever it stands. */
export const fetchBoard = (period: BoardPeriod) => request.get<Board>('/boards/households', { params: { period } })
