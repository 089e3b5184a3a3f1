import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useAction } from '@/lib/use-action'
import * as api from './api'

/** Nothing on the page changes by it: whoever asks is not signed in. */
export const useAsking = () => useMutation({ mutationFn: api.askToJoin })

/** Those that wait, the oldest first, or those decided, the latest first. */
export const useJoinRequests = (decided: boolean) =>
  useInfiniteQuery({
    queryKey: ['join-requests', decided],
    queryFn: ({ pageParam }) => api.fetchJoinRequests({ decided, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })

/** How many wait; only for those who decide. */
export const useJoinRequestSummary = (enabled: boolean) =>
  useQuery({ queryKey: ['join-requests', 'summary'], queryFn: api.fetchSummary, enabled })

export const useApprove = (id: string) => useAction((householdId: string) => api.approve(id, householdId))

export const useRefuse = (id: string) => useAction((reason: string) => api.refuse(id, reason))
