import { useInfiniteQuery } from '@tanstack/react-query'
import { useAction } from '@/lib/use-action'
import { useCreation } from '@/lib/use-creation'
import * as api from './api'

/** What hangs on the wall, page by page. */
export const useHonours = () =>
  useInfiniteQuery({
    queryKey: ['honours', 'wall'],
    queryFn: ({ pageParam }) => api.fetchHonours(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })

/** All that were given, for those who give them. */
export const useAwarded = () =>
  useInfiniteQuery({
    queryKey: ['honours', 'awarded'],
    queryFn: ({ pageParam }) => api.fetchAwarded(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })

export const useAward = () => useCreation(api.award)

export const useRevoke = () => useAction(api.revoke)
