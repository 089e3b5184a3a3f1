import { useQuery } from '@tanstack/react-query'
import * as api from './api'

export const useVillages = () => useQuery({ queryKey: ['villages'], queryFn: api.fetchVillages })

/** What a village shows to everybody; nothing until one is chosen. */
export const useShowcase = (villageId: string | undefined) =>
  useQuery({
    queryKey: ['showcase', villageId],
    queryFn: () => api.fetchShowcase(villageId ?? ''),
    enabled: villageId !== undefined
  })
