import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Column } from '@contract/rules'
import { fetchQueue, fetchSummary } from './api'

/** How much waits for a decision; ask only for a reviewer, others are refused. */
export const useReviewSummary = (enabled = true) =>
  useQuery({ queryKey: ['reviews', 'summary'], queryFn: fetchSummary, enabled })

/** What waits, oldest first, page by page; every column when none is named. */
export const useQueue = (column?: Column) =>
  useInfiniteQuery({
    queryKey: ['reviews', 'queue', column],
    queryFn: ({ pageParam }) => fetchQueue(column, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })
