import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useAction } from '@/lib/use-action'
import { useCreation } from '@/lib/use-creation'
import * as api from './api'
import { isAsFirstSeen } from './first-seen'
import { verify, type Verdict } from './verify'

export const useStatements = () => useQuery({ queryKey: ['statements'], queryFn: api.fetchStatements })

export const useStatement = (id: string) => useQuery({ queryKey: ['statements', id], queryFn: () => api.fetchStatement(id) })

/** Page by page; with `own` those of one's own household alone. */
export const useLines = (id: string, own: boolean) =>
  useInfiniteQuery({
    queryKey: ['statements', id, 'lines', own],
    queryFn: ({ pageParam }) => api.fetchLines(id, { cursor: pageParam, ...(own && { own }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })

export const useAllLines = (id: string) => useQuery({ queryKey: ['statements', id, 'all'], queryFn: () => api.fetchAllLines(id) })

export const usePublish = () => useCreation(api.publishStatement)

export const useStatementFile = () => useAction(api.downloadStatement)

export interface Check extends Verdict {
  /** Whether the published root is the one this phone has known from the beginning. */
  unchanged: boolean
}

/** Has one's own lines verified on this device. */
export const useCheck = () =>
  useMutation({
    mutationFn: async ({ id, root }: { id: string; root: string }): Promise<Check> => ({
      ...verify(await api.fetchProofs(id), root),
      unchanged: isAsFirstSeen(id, root)
    })
  })
