import { useQuery } from '@tanstack/react-query'
import { useAction } from '@/lib/use-action'
import { fetchGoods, fetchWishes, setWish } from './api'

/** The shop: its goods, place and hours. */
export function useGoods({ enabled = true }: { enabled?: boolean } = {}) {
  return useQuery({ queryKey: ['goods'], queryFn: fetchGoods, enabled })
}

/** What the household wishes for; not asked for somebody without one. */
export const useWishes = ({ enabled }: { enabled: boolean }) => useQuery({ queryKey: ['goods', 'wishes'], queryFn: fetchWishes, enabled })

export const useSetWish = () => useAction(setWish)
