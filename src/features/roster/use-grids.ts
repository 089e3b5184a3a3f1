import { useQuery } from '@tanstack/react-query'
import type { GridList } from '@contract/households'
import type { HeadedCreate } from '@contract/roster'
import { useAction } from '@/lib/use-action'
import { useCreation } from '@/lib/use-creation'
import { request } from '@/platform/request'
import * as api from './api'

/** The grids of the village with their units, in its own order. */
export const useGrids = () =>
  useQuery({ queryKey: ['grids'], queryFn: () => request.get<GridList>('/grids'), select: ({ items }) => items })

/** What is being written: a grid, or a unit of one; with an id and version one that is there. */
export interface HeadedTarget {
  of: 'grids' | 'units'
  /** Of a new unit. */
  gridId?: string
  id?: string
  version?: number
}

interface Writing {
  target: HeadedTarget
  headed: HeadedCreate
}

function write({ target: { of, gridId = '', id, version = 1 }, headed }: Writing, key: string): Promise<unknown> {
  if (id !== undefined) return api.changeHeaded(of, id, { ...headed, version })
  return of === 'grids' ? api.createGrid(headed, key) : api.createUnit(gridId, headed, key)
}

export const useWriteHeaded = () => useCreation(write)

export const useRemoveHeaded = () => useAction(({ of, id }: { of: 'grids' | 'units'; id: string }) => api.removeHeaded(of, id))

export const useArrange = () => useAction(({ gridId, ids }: { gridId: string | null; ids: string[] }) => api.arrange(gridId, { ids }))
