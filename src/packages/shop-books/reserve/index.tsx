import { Text, View } from '@tarojs/components'
import type { Reserve } from '@contract/reserve'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { useReserve } from '@/features/reserve/use-reserve'
import { useMay } from '@/features/session/use-may'
import { usePagePull, usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { common, reserve as said } from '@/words'
import { Balance } from './balance'
import { GoodsCosts } from './goods-costs'
import './index.scss'

/** Whether it is enough, in one sentence each, and what to do where it is not. */
function Verdict({ status, cover, monthsLeft }: Reserve) {
  const short = status === 'amber' || status === 'red'
  const lasts = cover === null || status === 'red' ? undefined : monthsLeft === null ? said.never : said.months(monthsLeft)
  return (
    <Card tone={status === 'red' ? 'vermilion' : status === 'fine' ? 'jade' : 'amber'}>
      <View className='reserve__part'>
        <View className='reserve__head'>
          <Text className='reserve__verdict'>{said.verdicts[status]}</Text>
          {cover !== null && <Text className='reserve__verdict'>{said.cover(cover)}</Text>}
        </View>
        <Text>{status === 'fine' && cover === null ? said.noPoints : said.texts[status]}</Text>
        {lasts && <Text>{lasts}</Text>}
        {short && <Text className='reserve__strong'>{said.todo}</Text>}
        {short && said.ways.map((way) => <Text key={way}>{`· ${way}`}</Text>)}
      </View>
    </Card>
  )
}

/** How the worth of a point was found. */
function PointCost({ pointFen, pointFrom, issued, redeemed }: Reserve) {
  return (
    <Card>
      <View className='reserve__part'>
        {pointFen !== null && pointFrom !== null && (
          <>
            <View className='reserve__head'>
              <Text className='reserve__strong'>{said.point}</Text>
              <Text className='reserve__value'>{said.pointValue(pointFen)}</Text>
            </View>
            <Text className='reserve__note'>{said.from[pointFrom]}</Text>
          </>
        )}
        <Text className='reserve__note'>{said.how}</Text>
        <Text className='reserve__note'>{said.pace(issued, redeemed)}</Text>
      </View>
    </Card>
  )
}

/** Whether what the village has would buy what all points are good for. */
export default function ReservePage() {
  const may = useMay('read_shop_books')
  const { data, error, refetch } = useReserve(may)
  usePageReturn(() => void (may && refetch()))
  usePagePull(refetch)
  if (!data) {
    return (
      <Page title={said.title} wide>
        {!may && <RefusedPanel icon='store' title={said.refused}>{said.refusedNext}</RefusedPanel>}
        {may && (error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton rows={5} />)}
      </Page>
    )
  }
  return (
    <Page title={said.title} wide>
      <View className='reserve'>
        <View className='reserve__side'>
          <Verdict {...data} />
          <Balance {...data} />
          <Card flush>
            <ListRow
              icon='receipt-text'
              title={said.budget}
              note={said.budgetNote(data.budgetFen, data.purchasesFen)}
              extra={<Text className='reserve__value'>{said.money(data.budgetLeftFen)}</Text>}
              onPress={() => open(routes.budget)}
            />
            <ListRow title={said.free} extra={<Text className='reserve__value'>{common.points(data.free)}</Text>} />
            <ListRow title={said.held} extra={<Text className='reserve__value'>{common.points(data.held)}</Text>} />
          </Card>
          <PointCost {...data} />
        </View>
        <View className='reserve__side'>
          <SectionTitle>{said.goods}</SectionTitle>
          <GoodsCosts goods={data.goods} pointFen={data.pointFen} />
        </View>
      </View>
    </Page>
  )
}
