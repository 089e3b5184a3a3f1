import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Column } from '@contract/rules'
import { fetchFeed } from './api'

/** Lists of the feed that a like changes. */
export const feedLists = ['feed', 'list']

/** What the village has approved, newest first, page by page; `column` narrows it down. */
export const useFeed = (column?: Column) =>
  useInfiniteQuery({
    queryKey: [...feedLists, column ?? 'all'],
    queryFn: ({ pageParam }) => fetchFeed({ column, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })

/** The latest few honours of the village. */
export const useLatestHonours = (limit: number) =>
  useQuery({ queryKey: ['feed', 'latest', limit], queryFn: () => fetchFeed({ column: 'honour', limit }) })
