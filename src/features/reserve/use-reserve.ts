import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useCreation } from '@/lib/use-creation'
import * as api from './api'

export const useReserve = (enabled: boolean) => useQuery({ queryKey: ['reserve'], queryFn: api.fetchReserve, enabled })

export const useBudget = (enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['reserve', 'budget'],
    queryFn: ({ pageParam }) => api.fetchBudget(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled
  })

export const useBook = () => useCreation(api.bookBudget)
export const useReverse = () => useCreation(api.reverseBudget)
