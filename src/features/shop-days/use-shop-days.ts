import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useCreation } from '@/lib/use-creation'
import * as api from './api'

export const useShopDays = (enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['shop-days'],
    queryFn: ({ pageParam }) => api.fetchShopDays(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled
  })

export const useShopDay = (day: string) =>
  useQuery({ queryKey: ['shop-days', 'one', day], queryFn: () => api.fetchShopDay(day), enabled: day !== '' })

export const useCloseShopDay = () => useCreation(api.closeShopDay)
