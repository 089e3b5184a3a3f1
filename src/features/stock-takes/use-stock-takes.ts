import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useAction } from '@/lib/use-action'
import { useCreation } from '@/lib/use-creation'
import * as api from './api'

export const useStockTakes = (enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['stock-takes'],
    queryFn: ({ pageParam }) => api.fetchStockTakes(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled
  })

export const useStockTake = (id: string) =>
  useQuery({ queryKey: ['stock-takes', 'one', id], queryFn: () => api.fetchStockTake(id), enabled: id !== '' })

export const useStart = () => useCreation(api.startStockTake)
export const useSaveLine = () => useAction(api.saveLine)
export const useForgetLine = () => useAction(api.forgetLine)
export const useFinish = () => useAction(api.finishStockTake)
export const useDiscard = () => useAction(api.discardStockTake)
