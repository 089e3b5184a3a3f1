import { useQuery } from '@tanstack/react-query'
import { useAction } from '@/lib/use-action'
import * as api from './api'

export const useNumbers = (enabled: boolean) => useQuery({ queryKey: ['numbers'], queryFn: api.fetchNumbers, enabled })

export const useOverview = () => useQuery({ queryKey: ['overview'], queryFn: api.fetchOverview })

/** Keeps the overview as a file of the given name. */
export const useOverviewFile = () => useAction(api.downloadOverview)
