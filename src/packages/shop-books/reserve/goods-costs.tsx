import { Text, View } from '@tarojs/components'
import type { ReserveGoods } from '@contract/reserve'
import { Badge } from '@/components/badge'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { EmptyPanel } from '@/components/state-panel'
import { a11y } from '@/lib/a11y'
import { reserve as said } from '@/words'

/** Dearer than the average by so much, in percent of it, is priced too low. */
const dear = 130

function Cost({ goods, pointFen, full }: { goods: ReserveGoods & { fenPerPoint: number }; pointFen: number | null; full: number }) {
  const { name, points, costFen, shelf, fenPerPoint, against } = goods
  const isDear = against !== null && against >= dear
  return (
    <View className='goods-cost' {...a11y({ role: 'listitem' })}>
      <View className='reserve__head'>
        <Text className='reserve__strong'>{name}</Text>
        <Text className='reserve__value'>{said.perPoint(fenPerPoint)}</Text>
      </View>
      <View className='goods-cost__track' {...a11y({ hidden: true })}>
        <View
          className={isDear ? 'goods-cost__bar goods-cost__bar--dear' : 'goods-cost__bar'}
          style={{ width: `${Math.round((100 * fenPerPoint) / full)}%` }}
        />
        {pointFen !== null && <View className='goods-cost__average' style={{ left: `${(100 * pointFen) / full}%` }} />}
      </View>
      <View className='reserve__head'>
        <Text className='reserve__note'>{said.goodsFacts(points, costFen, shelf)}</Text>
        {against !== null && <Badge tone={isDear ? 'amber' : 'plain'}>{said.against(against)}</Badge>}
      </View>
    </View>
  )
}

/** What a point costs the village in each goods, the dearest first, and those whose cost nobody knows. */
export function GoodsCosts({ goods, pointFen }: { goods: readonly ReserveGoods[]; pointFen: number | null }) {
  const known = goods
    .flatMap(({ fenPerPoint, ...one }) => (fenPerPoint === null ? [] : [{ ...one, fenPerPoint }]))
    .sort((a, b) => b.fenPerPoint - a.fenPerPoint)
  const unknown = goods.filter(({ fenPerPoint }) => fenPerPoint === null)
  const full = Math.max(1, pointFen ?? 0, ...known.map(({ fenPerPoint }) => fenPerPoint))
  if (goods.length === 0) return <EmptyPanel icon='package' />
  return (
    <>
      {known.length > 0 && (
        <Card>
          <View className='reserve__part' {...a11y({ role: 'list' })}>
            {known.map((one) => <Cost key={one.goodsId} goods={one} pointFen={pointFen} full={full} />)}
          </View>
        </Card>
      )}
      {known.length > 0 && <Text className='reserve__note'>{`${pointFen === null ? '' : `${said.average(pointFen)}。`}${said.goodsNote}`}</Text>}
      {unknown.length > 0 && (
        <>
          <Card flush>
            {unknown.map(({ goodsId, name, points, costFen, shelf }) => (
              <ListRow key={goodsId} title={name} note={said.goodsFacts(points, costFen, shelf)} extra={<Badge tone='amber'>{said.noCostBadge}</Badge>} />
            ))}
          </Card>
          <Text className='reserve__note'>{said.noCostNote}</Text>
        </>
      )}
    </>
  )
}
