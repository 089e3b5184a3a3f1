import { useQuery } from '@tanstack/react-query'
import * as api from './api'

export const useVillages = () => useQuery({ queryKey: ['villages'], queryFn: api.fetchVillages })

export const useOverview = () => useQuery({ queryKey: ['overview'], queryFn: api.fetchOverview })
