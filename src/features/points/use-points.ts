import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { fetchBalance, fetchEntries, fetchPointMonths } from './api'

/** Points of the own household; not asked for somebody without one. */
export const useBalance = ({ enabled = true } = {}) =>
  useQuery({ queryKey: ['points', 'balance'], queryFn: fetchBalance, enabled })

/** Ledger of the own household, newest first, page by page. */
export const useEntries = () =>
  useInfiniteQuery({
    queryKey: ['points', 'entries'],
    queryFn: ({ pageParam }) => fetchEntries(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })

/** What each month of the ledger came to. */
export const usePointMonths = () => useQuery({ queryKey: ['points', 'months'], queryFn: fetchPointMonths })
