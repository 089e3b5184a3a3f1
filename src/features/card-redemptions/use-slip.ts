import { useQuery } from '@tanstack/react-query'
import { fetchSlip } from './api'

/** What is printed for the one who fetches kept goods. */
export const useSlip = (id: string, enabled: boolean) =>
  useQuery({ queryKey: ['card-slip', id], queryFn: () => fetchSlip(id), enabled: enabled && id !== '' })
