import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Order } from '@contract/orders'
import { Button } from '@/components/button'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { EmptyPanel } from '@/components/state-panel'
import { VoucherSlip } from '@/components/voucher-slip'
import { useOrder, useTakeVoucherBack } from '@/features/orders/use-orders'
import { useProfile } from '@/features/session/store'
import { notify } from '@/lib/notify'
import { copy } from '@/platform/clipboard'
import { usePageReturn, usePageShown } from '@/platform/lifecycle'
import { open, useParam } from '@/platform/navigation'
import { printPage } from '@/platform/print'
import { canShareWords, shareWords } from '@/platform/share-words'
import { routes } from '@/routes'
import { expiry, explain, orders, vouchers as said } from '@/words'
import './index.scss'

/** An order that somebody else fetches, while it is held. */
type Given = Order & { fetcher: string; pickUp: NonNullable<Order['pickUp']> }

const isGiven = (order: Order): order is Given => order.fetcher !== null && order.pickUp !== null

function Slip({ order, village, household }: { order: Given; village: string; household: string }) {
  const { fetcher, lines, expiresAt, shop, pickUp } = order
  const rows = [
    [said.fetcher, fetcher],
    [said.forWhom, household],
    [said.goods, orders.lines(lines)],
    [said.until, expiry.latest(expiresAt)],
    [said.where, shop.place]
  ] as const
  return <VoucherSlip heading={said.heading(village)} rows={rows} {...pickUp} qrLabel={said.qrCode} note={said.howTo} />
}

/** 代领单: to be shown, sent or printed for whoever fetches the goods. */
export default function VoucherPage() {
  const id = useParam('id')
  const query = useOrder(id, { watched: usePageShown() })
  const profile = useProfile()
  const back = useTakeVoucherBack()
  const [asking, setAsking] = useState(false)
  usePageReturn(() => void query.refetch())
  const { data: order } = query
  if (!order || !isGiven(order)) {
    return (
      <Page title={said.title}>
        {order && (
          <EmptyPanel icon='hand-heart' title={said.none} action={{ label: said.toOrder, onPress: () => open(routes.order, { id }) }}>
            {said.noneNext}
          </EmptyPanel>
        )}
        <Loading query={query} rows={3} />
      </Page>
    )
  }
  const { fetcher, lines, expiresAt, shop, pickUp } = order
  const village = profile?.village?.name ?? ''
  const household = profile?.household?.label ?? ''
  const message = said.message({
    fetcher, household, goods: orders.lines(lines), digits: pickUp.digits, until: expiry.latest(expiresAt), place: shop.place
  })
  const send = async () => {
    if (canShareWords) return shareWords(message)
    notify((await copy(message)) ? said.copied : said.notCopied)
  }
  const stopAsking = () => setAsking(false)
  const actions = (
    <>
      {printPage && <Button kind='secondary' icon='printer' onPress={printPage}>{said.print}</Button>}
      <Button icon='share-2' onPress={() => void send()}>{said.share(fetcher)}</Button>
    </>
  )
  return (
    <Page title={said.title} actions={actions}>
      {back.error && <Notice tone='vermilion'>{explain(back.error)}</Notice>}
      <Slip order={order} village={village} household={household} />
      <View className='voucher__more for-screen'>
        <Notice>{said.givenNote}</Notice>
        <Button kind='text' onPress={() => setAsking(true)}>{said.takeBack}</Button>
      </View>
      <Dialog
        open={asking}
        danger
        title={said.takeBackTitle}
        confirmLabel={said.takeBackConfirm}
        cancelLabel={said.keep}
        loading={back.isPending}
        onConfirm={() => back.run(order, { onSuccess: stopAsking, onError: stopAsking })}
        onCancel={stopAsking}
      >
        {said.takeBackText(fetcher)}
      </Dialog>
    </Page>
  )
}
