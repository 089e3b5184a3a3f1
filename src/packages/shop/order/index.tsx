import { useState } from 'react'
import type { Order } from '@contract/orders'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { ClosedCard } from '@/features/orders/components/closed-card'
import { PickUpCard } from '@/features/orders/components/pick-up-card'
import { VoucherSheet } from '@/features/orders/components/voucher-sheet'
import { useCancelOrder, useOrder, useVoucher } from '@/features/orders/use-orders'
import { ShopCard } from '@/features/shops/components/shop-card'
import { usePageReturn, usePageShown } from '@/platform/lifecycle'
import { open, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import { explain, orders, vouchers } from '@/words'

/** Who else fetches it, or the way to ask somebody. */
function Fetcher({ order }: { order: Order }) {
  const [asking, setAsking] = useState(false)
  const voucher = useVoucher()
  const show = () => open(routes.voucher, { id: order.id })
  const make = (fetcher: string) =>
    voucher.run({ id: order.id, version: order.version, fetcher }, {
      onSuccess: () => {
        setAsking(false)
        show()
      }
    })
  return (
    <Card flush>
      {order.fetcher ? (
        <ListRow icon='hand-heart' title={vouchers.given(order.fetcher)} note={vouchers.show} onPress={show} />
      ) : (
        <ListRow icon='hand-heart' title={vouchers.ask} onPress={() => setAsking(true)} />
      )}
      <VoucherSheet open={asking} loading={voucher.isPending} error={voucher.error} onMake={make} onClose={() => setAsking(false)} />
    </Card>
  )
}

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
      {order.pickUp && <Fetcher order={order} />}
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
