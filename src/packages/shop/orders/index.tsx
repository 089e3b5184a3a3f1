import { useState } from 'react'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { OrderRow } from '@/features/orders/components/order-row'
import { useOrders } from '@/features/orders/use-orders'
import { usePageList } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { orders } from '@/words'

type Filter = keyof typeof orders.filters
const filters = (['all', 'held', 'handed_over', 'cancelled', 'expired'] as const).map((value) => ({ value, label: orders.filters[value] }))

/** What the household redeemed, newest first. */
export default function OrdersPage() {
  const [filter, setFilter] = useState<Filter>('all')
  const list = useOrders(filter === 'all' ? undefined : filter)
  usePageList(list)
  const empty = (
    <EmptyPanel icon='shopping-bag' title={orders.empty[filter]} action={{ label: orders.toShop, onPress: () => open(routes.shop) }}>
      {orders.emptyNext}
    </EmptyPanel>
  )
  return (
    <Page title={orders.title}>
      <Tabs label={orders.filterLabel} items={filters} value={filter} onChange={setFilter} />
      <PagedList list={list} empty={empty}>
        {(items) => items.map((order) => <OrderRow key={order.id} order={order} onPress={() => open(routes.order, { id: order.id })} />)}
      </PagedList>
    </Page>
  )
}
