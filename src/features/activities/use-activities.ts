import { useQuery } from '@tanstack/react-query'
import { fetchActivities } from './api'

/** What the village does together, running and coming. */
export const useActivities = () =>
  useQuery({ queryKey: ['activities'], queryFn: fetchActivities, select: ({ items }) => items })
