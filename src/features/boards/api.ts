import type { Board, BoardPeriod, GridBoard } from '@contract/boards'
import { request } from '@/platform/request'

/** Households by points earned in the running period; the own one wherever it stands. */
export const fetchBoard = (period: BoardPeriod) => request.get<Board>('/boards/households', { params: { period } })

/** Grids by points per household in the running period. */
export const fetchGridBoard = (period: BoardPeriod) => request.get<GridBoard>('/boards/grids', { params: { period } })
