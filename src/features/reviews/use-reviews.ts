import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RecentDecision, RecentDecisionList } from '@contract/reviews'
import * as api from './api'

/** How much waits for a decision; ask only for a reviewer, others are refused. */
export const useReviewSummary = (enabled = true) =>
  useQuery({ queryKey: ['reviews', 'summary'], queryFn: api.fetchSummary, enabled })

/** What waits, oldest first, page by page. */
export const useQueue = (filter: api.QueueFilter) =>
  useInfiniteQuery({
    queryKey: ['reviews', 'queue', filter],
    queryFn: ({ pageParam }) => api.fetchQueue(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })

const previousOf = (id: string | undefined) => ({
  queryKey: ['reviews', 'previous', id],
  queryFn: () => api.fetchPrevious(id ?? ''),
  enabled: id !== undefined
})

/** What the household sent in before under the same rule; that of the next one is fetched ahead. */
export function usePrevious(id: string | undefined, nextId: string | undefined) {
  useQuery(previousOf(nextId))
  return useQuery(previousOf(id))
}

const decidedKey = ['reviews', 'decided']

/** Own decisions that can still be taken back, the last one first. */
export function useDecided() {
  const queryClient = useQueryClient()
  const { data } = useQuery({ queryKey: decidedKey, queryFn: api.fetchDecided })
  return {
    decided: (data?.items ?? []).filter(({ undoUntil }) => new Date(undoUntil) > new Date()),
    /** Adds what was decided this moment, before the server tells of it, so that nothing older is taken back in its place. */
    add(decision: RecentDecision) {
      queryClient.setQueryData<RecentDecisionList>(decidedKey, (before) => ({ items: [decision, ...(before?.items ?? [])] }))
    }
  }
}
