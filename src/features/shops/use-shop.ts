import { useQuery } from '@tanstack/react-query'
import { useAction } from '@/lib/use-action'
import { changeShop, fetchShop } from './api'

export const useShop = (enabled: boolean) => useQuery({ queryKey: ['shop'], queryFn: fetchShop, enabled })

export const useChangeShop = () => useAction(changeShop)
