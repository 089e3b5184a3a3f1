import { useState } from 'react'
import { Button } from '@/components/button'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { ShopCard } from '@/features/shops/components/shop-card'
import { ClosedCard } from '@/features/orders/components/closed-card'
import { PickUpCard } from '@/features/orders/components/pick-up-card'
import { useCancelOrder, useOrder } from '@/features/orders/use-orders'
import { usePageReturn, usePageShown } from '@/platform/lifecycle'
import { open, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import { explain, orders } from '@/words'

export default function OrderPage() {
  const query = useOrder(useParam('id'), { watched: usePageShown() })
  const { data: order } = query
  const cancel = useCancelOrder()
  const [asking, setAsking] = useState(false)
  usePageReturn(() => void query.refetch())
  if (!order) {
    return (
      <Page title={orders.pickUpTitle}>
        <Loading query={query} rows={3} />
      </Page>
    )
  }
  const stopAsking = () => setAsking(false)
  const giveUp = () => cancel.run(order, { onSuccess: stopAsking, onError: stopAsking })
  const actions = order.pickUp ? (
    <Button kind='danger' loading={cancel.isPending} onPress={() => setAsking(true)}>{orders.giveUp(order.points)}</Button>
  ) : (
    <>
      <Button kind='secondary' onPress={() => open(routes.points)}>{orders.toPoints}</Button>
      <Button onPress={() => open(routes.shop)}>{orders.again}</Button>
    </>
  )
  return (
    <Page title={order.pickUp ? orders.pickUpTitle : orders.closedTitle} actions={actions}>
      {cancel.error && <Notice tone='vermilion'>{explain(cancel.error)}</Notice>}
      {order.pickUp ? <PickUpCard order={order} pickUp={order.pickUp} /> : <ClosedCard order={order} />}
      {order.pickUp && <ShopCard shop={order.shop} />}
      <Dialog
        open={asking && order.pickUp !== null}
        danger
        title={orders.giveUpTitle}
        confirmLabel={orders.giveUpConfirm}
        cancelLabel={orders.keep}
        loading={cancel.isPending}
        onConfirm={giveUp}
        onCancel={stopAsking}
      >
        {orders.giveUpText(orders.lines(order.lines), order.points)}
      </Dialog>
    </Page>
  )
}
