import { useQuery } from '@tanstack/react-query'
import { fetchFairness } from './api'

export const useFairness = () => useQuery({ queryKey: ['fairness'], queryFn: fetchFairness })
