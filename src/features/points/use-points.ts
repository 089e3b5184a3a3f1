import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { fetchBalance, fetchEntries } from './api'

/** Points of the own household. */
export const useBalance = () => useQuery({ queryKey: ['points', 'balance'], queryFn: fetchBalance })

/** Ledger of the own household, newest first, page by page. */
export const useEntries = () =>
  useInfiniteQuery({
    queryKey: ['points', 'entries'],
    queryFn: ({ pageParam }) => fetchEntries(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })
