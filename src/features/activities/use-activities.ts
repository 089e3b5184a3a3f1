import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useAction } from '@/lib/use-action'
import { useCreation } from '@/lib/use-creation'
import * as api from './api'

/** What the village does together, running and coming. */
export const useActivities = () =>
  useQuery({ queryKey: ['activities'], queryFn: api.fetchActivities, select: ({ items }) => items })

/** What is over or was cancelled, page by page. */
export const usePastActivities = () =>
  useInfiniteQuery({
    queryKey: ['activities', 'past'],
    queryFn: ({ pageParam }) => api.fetchPastActivities(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })

/** One activity; of none while no id is known. */
export const useActivity = (id: string) =>
  useQuery({ queryKey: ['activities', 'one', id], queryFn: () => api.fetchActivity(id), enabled: id !== '' })

export const useSignUp = () => useAction(api.signUp)
export const useGiveUp = () => useAction(api.giveUp)
export const useCheckIn = () => useAction(api.checkIn)
export const usePublish = () => useCreation(api.publish)
export const useChange = () => useAction(api.change)
export const useCancellation = () => useAction(api.cancel)
