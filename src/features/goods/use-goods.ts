import { useQuery } from '@tanstack/react-query'
import { fetchGoods } from './api'

/** The shop: its goods, place and hours. */
export function useGoods({ enabled = true }: { enabled?: boolean } = {}) {
  return useQuery({ queryKey: ['goods'], queryFn: fetchGoods, enabled })
}
