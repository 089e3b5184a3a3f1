import { Text, View } from '@tarojs/components'
import type { CardSlip } from '@contract/card-redemptions'
import { Button } from '@/components/button'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { QrCode } from '@/components/qr-code'
import { RefusedPanel } from '@/components/state-panel'
import { useSlip } from '@/features/card-redemptions/use-slip'
import { useProfile } from '@/features/session/store'
import { useMay } from '@/features/session/use-may'
import { villageTime } from '@/lib/dates'
import { useParam } from '@/platform/navigation'
import { printPage } from '@/platform/print'
import { orders, cardCounter as said } from '@/words'
import './index.scss'

/** Orders expire as a day begins: the one before is the last. */
const lastDay = (expiresAt: string) => villageTime(expiresAt).subtract(1, 'second').format(said.slipDay)

function Slip({ slip: { household, member, fetcher, lines, expiresAt, pickUp } }: { slip: CardSlip }) {
  const village = useProfile()?.village?.name ?? ''
  const rows = [
    [said.slipFetcher, fetcher],
    [said.slipFor, said.forWhom(member, household)],
    [said.slipGoods, orders.lines(lines)],
    [said.slipUntil, said.slipUntilNote(lastDay(expiresAt))]
  ] as const
  return (
    <View className='slip'>
      <Text className='slip__title'>{said.slipHeading(village)}</Text>
      <View className='slip__body'>
        <View className='slip__facts'>
          {rows.map(([label, value]) => (
            <View key={label} className='slip__row'>
              <Text className='slip__label'>{label}</Text>
              <Text className='slip__value'>{value}</Text>
            </View>
          ))}
        </View>
        <View className='slip__code'>
          <QrCode text={pickUp.token} label={said.slipQr} />
          <Text className='slip__digits'>{`${pickUp.digits.slice(0, 4)} ${pickUp.digits.slice(4)}`}</Text>
        </View>
      </View>
      <Text className='slip__note'>{said.slipHowTo}</Text>
    </View>
  )
}

/** 代领单 on paper: who fetches what for whom, with the code. */
export default function SlipPage() {
  const id = useParam('id')
  const may = useMay('serve_counter')
  const slip = useSlip(id, may)
  if (!may) {
    return (
      <Page title={said.slipTitle}>
        <RefusedPanel icon='store' title={said.refused}>{said.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  return (
    <Page title={said.slipTitle} actions={slip.data && printPage && <Button icon='printer' onPress={printPage}>{said.print}</Button>}>
      {slip.data && !printPage && <Notice>{said.cannotPrint}</Notice>}
      {slip.data && <Slip slip={slip.data} />}
      <Loading query={slip} rows={3} />
    </Page>
  )
}
