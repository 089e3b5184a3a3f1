import { Text, View } from '@tarojs/components'
import type { Order } from '@contract/orders'
import { GoodsPicture } from '@/components/goods-picture'
import { Points } from '@/components/points'
import { pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import * as words from '@/words'
import { OrderStatusBadge } from './order-status-badge'
import './order-row.scss'

const untilClass = ({ expiresAt }: Order) => classNames('order-row__note', words.expiry.soon(expiresAt) && 'order-row__note--soon')

/** One order in the list: what, for how much, since when and how it stands. */
export function OrderRow({ order, onPress }: { order: Order; onPress: () => void }) {
  return (
    <View className='order-row' {...pressable({ onPress })}>
      <View className='order-row__picture'>
        <GoodsPicture url={order.lines[0]?.pictureUrl ?? null} />
      </View>
      <View className='order-row__words'>
        <Text className='order-row__title'>{words.orders.lines(order.lines)}</Text>
        <Text className='order-row__note'>{words.orders.orderedAt(words.when(order.createdAt))}</Text>
        {order.status === 'held' && <Text className={untilClass(order)}>{words.expiry.until(order.expiresAt)}</Text>}
        {order.status === 'held' && order.fetcher && <Text className='order-row__note'>{words.vouchers.given(order.fetcher)}</Text>}
        {order.closeReason && <Text className='order-row__note'>{`${words.orders.byShop},${words.orders.reason(order.closeReason)}`}</Text>}
        {order.card && <Text className='order-row__note'>{words.orders.byCard(order.card)}</Text>}
        <View className='order-row__state'>
          <OrderStatusBadge status={order.status} />
          <Points amount={order.points} plain={order.status === 'cancelled' || order.status === 'expired'} />
        </View>
      </View>
    </View>
  )
}
