import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CounterList, CounterOrder } from '@contract/orders'
import { useAction } from '@/lib/use-action'
import { cancelByShop, fetchCounterOrder, fetchCounterOrders, handOver } from './api'

const orderKey = (id: string) => ['counter', 'order', id]

/** Pages of what waits, or of what was handed over today; all of it or what is searched for. */
export function useCounterOrders(list: CounterList, search?: string) {
  return useInfiniteQuery({
    queryKey: ['counter', 'orders', list, search ?? ''],
    queryFn: ({ pageParam }) => fetchCounterOrders({ list, search, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })
}

export const useCounterOrder = (id: string, enabled: boolean) =>
  useQuery({ queryKey: orderKey(id), queryFn: () => fetchCounterOrder(id), enabled })

/** What a keeper does with an order without its code; afterwards it is shown as it stands. */
function useOrderAct<Input>(act: (input: Input) => Promise<CounterOrder>) {
  const queryClient = useQueryClient()
  return useAction(async (input: Input) => {
    const order = await act(input)
    queryClient.setQueryData(orderKey(order.id), order)
  })
}

export const useHandOver = () => useOrderAct(handOver)
export const useCancelByShop = () => useOrderAct(cancelByShop)
