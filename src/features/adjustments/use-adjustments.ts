import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useAction } from '@/lib/use-action'
import { useCreation } from '@/lib/use-creation'
import * as api from './api'

export const useAdjustments = (waiting: boolean) =>
  useInfiniteQuery({
    queryKey: ['adjustments', waiting],
    queryFn: ({ pageParam }) => api.fetchAdjustments(waiting, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })

export const useAdjust = () => useCreation(api.createAdjustment)

export const useConfirmation = () => useAction(api.confirmAdjustment)

export const useRefusal = () => useAction(api.refuseAdjustment)

/** Above so many points a second person has to agree. */
export const useLimit = () => useQuery({ queryKey: ['adjustments', 'limit'], queryFn: api.fetchLimit })
