import { useEffect } from 'react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { HouseholdCardQuery, HouseholdChange, HouseholdMerge } from '@contract/roster'
import { useAction } from '@/lib/use-action'
import { useCreation } from '@/lib/use-creation'
import * as api from './api'

interface Wanted {
  search: string
  gridId: string | undefined
}

/** Households page by page; while the next answer is on its way, the last one stays. */
export const useRosterHouseholds = ({ search, gridId }: Wanted) =>
  useInfiniteQuery({
    queryKey: ['households', 'roster', search, gridId],
    queryFn: ({ pageParam }) => api.fetchHouseholds({ cursor: pageParam, search: search || undefined, gridId, limit: 30 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData
  })

export const useRosterHousehold = (id: string) =>
  useQuery({ queryKey: ['households', id], queryFn: () => api.fetchHousehold(id), enabled: id !== '' })

export const useCreateHousehold = () => useCreation(api.createHousehold)

export const useChangeHousehold = (id: string) => useAction((change: HouseholdChange) => api.changeHousehold(id, change))

export const useMerge = (id: string) => useAction((merge: HouseholdMerge) => api.mergeHousehold(id, merge))

export const useSplit = () => useCreation(api.splitHousehold)

export const useReplaceCard = (id: string) => useAction((version: number) => api.replaceCard(id, { version }))

/** Cards of a grid, of one household or of all, every page of them: they are printed together. */
export function useCards(of: Pick<HouseholdCardQuery, 'gridId' | 'householdId'>) {
  const cards = useInfiniteQuery({
    queryKey: ['households', 'cards', of],
    queryFn: ({ pageParam }) => api.fetchCards({ ...of, cursor: pageParam, limit: 50 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = cards
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
  return { ...cards, complete: cards.data !== undefined && !hasNextPage, items: cards.data?.pages.flatMap(({ items }) => items) }
}
