import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Order, OrderStatus } from '@contract/orders'
import { useAction } from '@/lib/use-action'
import { useCreation } from '@/lib/use-creation'
import { cancelOrder, createVoucher, fetchOrder, fetchOrders, takeVoucherBack } from './api'

const orderKey = (id: string) => ['orders', 'one', id]

/** Milliseconds between looks at an order that is being fetched, so that the phone shows the hand-over by itself. */
const watchInterval = 3_000
/** More open orders than a household ever has; the shop shows their count. */
const manyOrders = 50

/** Pages of the own household's orders, newest first; all of them or those of one status. */
export function useOrders(status?: OrderStatus) {
  return useInfiniteQuery({
    queryKey: ['orders', 'list', status ?? 'all'],
    queryFn: ({ pageParam }) => fetchOrders({ status, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })
}

/** Orders still to be fetched; not asked for somebody without a household. */
export function useHeldOrders({ enabled }: { enabled: boolean }) {
  return useQuery({
    queryKey: ['orders', 'held'],
    queryFn: () => fetchOrders({ status: 'held', limit: manyOrders }),
    select: ({ items }) => items,
    enabled
  })
}

/** One order; looked at again and again while somebody watches it and it can still change. */
export function useOrder(id: string, { watched }: { watched: boolean }) {
  return useQuery({
    queryKey: orderKey(id),
    queryFn: () => fetchOrder(id),
    refetchInterval: ({ state }) => watched && state.data?.status === 'held' && watchInterval
  })
}

/** Gives an order up as it was seen; when it meanwhile changed, the new state is shown instead. */
export function useCancelOrder() {
  const queryClient = useQueryClient()
  return useAction(async (seen: Order) => {
    const order = await cancelOrder(seen)
    queryClient.setQueryData(orderKey(order.id), order)
  })
}

/** Puts an order into somebody else's hands. */
export const useVoucher = () => useCreation(createVoucher)

/** Takes it out of them again. */
export function useTakeVoucherBack() {
  const queryClient = useQueryClient()
  return useAction(async (seen: Order) => {
    const order = await takeVoucherBack(seen)
    queryClient.setQueryData(orderKey(order.id), order)
  })
}
