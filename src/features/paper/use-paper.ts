import { useQuery } from '@tanstack/react-query'
import type { PassbookQuery, WeekQuery } from '@contract/paper'
import { useAction } from '@/lib/use-action'
import * as api from './api'

export const usePriceSheet = (enabled: boolean) => useQuery({ queryKey: ['paper', 'prices'], queryFn: api.fetchPriceSheet, enabled })

export const useWallSheet = (query: WeekQuery, enabled: boolean) =>
  useQuery({ queryKey: ['paper', 'wall', query], queryFn: () => api.fetchWallSheet(query), enabled })

export const usePassbook = (query: PassbookQuery) =>
  useQuery({ queryKey: ['paper', 'passbook', query], queryFn: () => api.fetchPassbook(query) })

/** Keeps a sheet as a file. */
export const useSaveSheet = () => useAction(api.saveSheet)
