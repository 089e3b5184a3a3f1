import { useEffect, useRef } from 'react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { HouseholdCardQuery, HouseholdChange, HouseholdCreate, HouseholdMerge, HouseholdSplit } from '@contract/roster'
import { randomId } from '@/lib/random-id'
import { useAction } from '@/lib/use-action'
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

/** One key for one content, so that a try repeated after a failure creates nothing twice. */
function useKey() {
  const intent = useRef({ for: '', key: '' })
  return (content: unknown) => {
    const wanted = JSON.stringify(content)
    if (intent.current.for !== wanted) intent.current = { for: wanted, key: randomId() }
    return intent.current.key
  }
}

export function useCreateHousehold() {
  const keyOf = useKey()
  return useAction((household: HouseholdCreate) => api.createHousehold(household, keyOf(household)))
}

export const useChangeHousehold = (id: string) => useAction((change: HouseholdChange) => api.changeHousehold(id, change))

export const useMerge = (id: string) => useAction((merge: HouseholdMerge) => api.mergeHousehold(id, merge))

export function useSplit(id: string) {
  const keyOf = useKey()
  return useAction((split: HouseholdSplit) => api.splitHousehold(id, split, keyOf(split)))
}

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
