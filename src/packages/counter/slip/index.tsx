import type { CardSlip } from '@contract/card-redemptions'
import { Button } from '@/components/button'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { RefusedPanel } from '@/components/state-panel'
import { VoucherSlip } from '@/components/voucher-slip'
import { useSlip } from '@/features/card-redemptions/use-slip'
import { useProfile } from '@/features/session/store'
import { useMay } from '@/features/session/use-may'
import { useParam } from '@/platform/navigation'
import { printPage } from '@/platform/print'
import { expiry, orders, cardCounter as said, vouchers } from '@/words'

function Slip({ slip: { household, member, fetcher, lines, expiresAt, pickUp } }: { slip: CardSlip }) {
  const village = useProfile()?.village?.name ?? ''
  const rows = [
    [vouchers.fetcher, fetcher],
    [vouchers.forWhom, said.forWhom(member, household)],
    [vouchers.goods, orders.lines(lines)],
    [vouchers.until, expiry.latest(expiresAt)]
  ] as const
  return <VoucherSlip heading={vouchers.heading(village)} rows={rows} {...pickUp} qrLabel={vouchers.qrCode} note={vouchers.howTo} />
}

/** 代领单 on paper: who fetches what for whom, with the code. */
export default function SlipPage() {
  const id = useParam('id')
  const may = useMay('serve_counter')
  const slip = useSlip(id, may)
  if (!may) {
    return (
      <Page title={vouchers.title}>
        <RefusedPanel icon='store' title={said.refused}>{said.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  return (
    <Page title={vouchers.title} actions={slip.data && printPage && <Button icon='printer' onPress={printPage}>{said.print}</Button>}>
      {slip.data && !printPage && <Notice>{said.cannotPrint}</Notice>}
      {slip.data && <Slip slip={slip.data} />}
      <Loading query={slip} rows={3} />
    </Page>
  )
}
