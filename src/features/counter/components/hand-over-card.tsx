import { Text, View } from '@tarojs/components'
import type { CounterOrder } from '@contract/orders'
import { Badge } from '@/components/badge'
import { Card } from '@/components/card'
import { GoodsPicture } from '@/components/goods-picture'
import { counter, expiry, when } from '@/words'
import './hand-over-card.scss'

/** What to take from the shelf and whom it is for, readable at arm's length. */
export function HandOverCard({ order }: { order: CounterOrder }) {
  return (
    <Card>
      <View className='hand-over'>
        <View>
          <Text className='hand-over__note'>{counter.forWhom}</Text>
          <Text className='hand-over__household'>{order.household}</Text>
          <Text className='hand-over__note'>{counter.orderedBy(order.orderedBy, when(order.createdAt))}</Text>
          {order.fetcher && <Text className='hand-over__fetcher'>{counter.fetcher(order.fetcher)}</Text>}
          {order.status === 'held' && expiry.soon(order.expiresAt) && (
            <View className='hand-over__until'>
              <Badge tone='amber' icon='clock'>{expiry.until(order.expiresAt)}</Badge>
            </View>
          )}
        </View>
        {order.lines.map((line) => (
          <View key={line.goodsId} className='hand-over__line'>
            <View className='hand-over__picture'>
              <GoodsPicture url={line.pictureUrl} />
            </View>
            <View className='hand-over__words'>
              <Text className='hand-over__goods'>{line.name}</Text>
              <Text className='hand-over__quantity'>{counter.quantity(line.quantity)}</Text>
            </View>
          </View>
        ))}
        <Text className='hand-over__note'>{counter.spends(order.points)}</Text>
      </View>
    </Card>
  )
}
