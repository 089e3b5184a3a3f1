import { useQuery } from '@tanstack/react-query'
import { fetchBalance } from './api'

/** Points of the own household; not asked for somebody without one. */
export function useBalance({ enabled = true }: { enabled?: boolean } = {}) {
  return useQuery({ queryKey: ['points', 'balance'], queryFn: fetchBalance, enabled })
}
