import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useAction } from '@/lib/use-action'
import * as api from './api'

/** Approvals drawn by lot, page by page: those open, or those looked at. */
export const useSecondLooks = (done: boolean) =>
  useInfiniteQuery({
    queryKey: ['second-looks', done],
    queryFn: ({ pageParam }) => api.fetchSecondLooks({ done, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })

export const useSecondLookSummary = (enabled = true) =>
  useQuery({ queryKey: ['second-looks', 'summary'], queryFn: api.fetchSummary, enabled })

export const useSecondLook = () => useAction(api.finish)
