import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useAction } from '@/lib/use-action'
import { useCreation } from '@/lib/use-creation'
import * as api from './api'

/** Everything on the shelf, for those who keep the shop. */
export const useAllGoods = (enabled: boolean) =>
  useQuery({ queryKey: ['goods', 'all'], queryFn: api.fetchAllGoods, select: ({ items }) => items, enabled })

export const useOneGoods = (id: string, enabled: boolean) =>
  useQuery({ queryKey: ['goods', 'one', id], queryFn: () => api.fetchOneGoods(id), enabled: enabled && id !== '' })

/** The journal of one kind of goods, or of the whole shelf. */
export const useMovements = (wanted: api.WantedMovements) =>
  useInfiniteQuery({
    queryKey: ['stock movements', wanted],
    queryFn: ({ pageParam }) => api.fetchMovements(wanted, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })

export const useCreateGoods = () => useCreation(api.createGoods)
export const useChangeGoods = () => useAction(api.changeGoods)
export const useCloseGoods = () => useAction(api.closeGoods)
export const useReopenGoods = () => useAction(api.reopenGoods)
export const useOrderGoods = () => useAction(api.orderGoods)
export const useSetPrice = () => useCreation(api.setPrice)
export const useTakeBackPrice = () => useAction(api.takeBackPrice)
export const useMoveStock = () => useCreation(api.moveStock)
