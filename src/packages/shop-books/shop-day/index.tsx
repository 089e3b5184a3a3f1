import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ShopDay } from '@contract/shop-days'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { useProfile } from '@/features/session/store'
import { useMay } from '@/features/session/use-may'
import { useCloseShopDay, useShopDay } from '@/features/shop-days/use-shop-days'
import { notify } from '@/lib/notify'
import { useKeptForm } from '@/platform/kept-form'
import { usePageReturn } from '@/platform/lifecycle'
import { useParam } from '@/platform/navigation'
import { printPage } from '@/platform/print'
import { explain, shopDays as said, when } from '@/words'
import { DayTable } from './day-table'
import './index.scss'

const nothing = { note: '' }

function Sums({ orders, pieces, points }: ShopDay) {
  const sums = [[said.orders, said.ordersValue(orders)], [said.pieces, said.piecesValue(pieces)], [said.points, String(points)]] as const
  return (
    <View className='shop-day__sums'>
      {sums.map(([label, value]) => (
        <View key={label} className='shop-day__sum'>
          <Text className='shop-day__note'>{label}</Text>
          <Text className='shop-day__value'>{value}</Text>
        </View>
      ))}
    </View>
  )
}

/** What a day came to, as it goes on paper. */
function DaySheet(day: ShopDay) {
  const village = useProfile()?.village?.name ?? ''
  const { since, closedAt, closedBy, note } = day
  const foot = closedAt ? said.sheetFoot(closedBy?.name ?? '', when(closedAt), note) : said.sheetOpen
  return (
    <View className='shop-day'>
      <Text className='shop-day__title'>{said.sheetTitle(village, day.day)}</Text>
      {since !== day.day && <Text className='shop-day__note'>{said.withEarlier(since)}</Text>}
      <Sums {...day} />
      <DayTable lines={day.lines} />
      <Text className='shop-day__note'>{foot}</Text>
    </View>
  )
}

/** One day of the shop: what moved, and the keeper's name under it. */
export default function ShopDayPage() {
  const may = useMay('read_shop_books')
  const signs = useMay('manage_goods')
  const written = useParam('day')
  const { data, error, refetch } = useShopDay(may ? written : '')
  const { form, change, drop } = useKeptForm(`shop day ${written}`, nothing, null)
  const [asking, setAsking] = useState(false)
  const close = useCloseShopDay()
  usePageReturn(() => void (may && refetch()))
  if (!data) {
    return (
      <Page title={said.title} wide>
        {!may && <RefusedPanel icon='store' title={said.refused}>{said.refusedNext}</RefusedPanel>}
        {may && (error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton rows={6} />)}
      </Page>
    )
  }
  const { day, closedAt, closesAt } = data
  const signable = signs && closedAt === null
  const sign = () =>
    close.run({ day, note: form.note.trim() }, {
      onDone: drop,
      onSuccess() {
        setAsking(false)
        notify(said.signed)
      },
      onError: () => setAsking(false)
    })
  const actions = (
    <>
      {printPage && <Button kind='secondary' icon='printer' onPress={printPage}>{said.print}</Button>}
      {signable && (
        <Button disabled={closesAt !== null} onPress={() => setAsking(true)}>
          {closesAt === null ? said.sign : said.signFrom(closesAt)}
        </Button>
      )}
    </>
  )
  return (
    <Page title={said.dayTitle(day)} wide actions={(printPage ?? signable) && actions}>
      {close.error && <Notice tone='vermilion'>{explain(close.error)}</Notice>}
      <DaySheet {...data} />
      {signable && (
        <View className='for-screen'>
          <Field
            kind='lines'
            label={said.note}
            value={form.note}
            maxLength={200}
            hint={said.noteHint}
            onInput={(note) => change({ note })}
          />
        </View>
      )}
      <Dialog
        open={asking}
        title={said.signTitle(day)}
        confirmLabel={said.sign}
        loading={close.isPending}
        onConfirm={sign}
        onCancel={() => setAsking(false)}
      >
        {said.signText}
      </Dialog>
    </Page>
  )
}
