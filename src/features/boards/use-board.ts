import { useQuery } from '@tanstack/react-query'
import type { BoardPeriod } from '@contract/boards'
import { fetchBoard, fetchGridBoard } from './api'

/** The board of a running period; not asked for somebody who belongs to no village. */
export function useBoard(period: BoardPeriod, { enabled = true }: { enabled?: boolean } = {}) {
  return useQuery({ queryKey: ['boards', 'households', period], queryFn: () => fetchBoard(period), enabled })
}

/** The grids of the village in a running period; not asked for before somebody looks. */
export function useGridBoard(period: BoardPeriod, { enabled }: { enabled: boolean }) {
  return useQuery({ queryKey: ['boards', 'grids', period], queryFn: () => fetchGridBoard(period), enabled })
}
