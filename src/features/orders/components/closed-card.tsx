import { Text, View } from '@tarojs/components'
import type { Order } from '@contract/orders'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import * as words from '@/words'
import './closed-card.scss'

/** What became of an order that is over, and of its points. Announced, as it may change under the eyes. */
export function ClosedCard({ order }: { order: Order }) {
  const fetched = order.status === 'handed_over'
  const time = words.when(order.closedAt ?? order.createdAt)
  return (
    <Card>
      <View className={classNames('closed', fetched && 'closed--fetched')} {...a11y({ role: 'status' })}>
        <View className='closed__mark'>
          <Icon name={fetched ? 'check' : 'rotate-ccw'} size='large' />
        </View>
        <Text className='closed__title'>{words.orders.status[order.status]}</Text>
        {order.lines.map((line) => (
          <Text key={line.goodsId} className='closed__line'>{words.orders.lines([line])}</Text>
        ))}
        <Text className='closed__note'>
          {fetched ? words.orders.fetchedAt(time, order.points) : words.orders.cancelledAt(time, order.points)}
        </Text>
        {order.card && <Text className='closed__note'>{words.orders.byCard(order.card)}</Text>}
      </View>
    </Card>
  )
}
