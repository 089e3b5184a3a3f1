import { Text, View } from '@tarojs/components'
import type { Order } from '@contract/orders'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import * as words from '@/words'
import './closed-card.scss'

const icons = { held: 'clock', handed_over: 'check', cancelled: 'rotate-ccw', expired: 'clock' } as const

/** When and by whom it ended, and where the points are. */
function notesOf({ status, closedAt, createdAt, expiresAt, points, fetchedBy, closedBy, closeReason }: Order): string[] {
  const said = words.orders
  const time = words.when(closedAt ?? createdAt)
  if (status === 'expired') return [said.expiredAt(words.expiry.day(expiresAt), points), said.expiredNext]
  if (status === 'handed_over') return [said.fetchedAt(time, points), ...(fetchedBy ? [said.fetchedBy(fetchedBy)] : [])]
  if (closeReason) return [said.byShopAt(time, points)]
  return [said.cancelledAt(time, points), ...(closedBy === null ? [] : [said.cancelledBy(closedBy)])]
}

/** What became of an order that is over, and of its points. Announced, as it may change under the eyes. */
export function ClosedCard({ order }: { order: Order }) {
  const fetched = order.status === 'handed_over'
  return (
    <Card>
      <View className={classNames('closed', fetched && 'closed--fetched')} {...a11y({ role: 'status' })}>
        <View className='closed__mark'>
          <Icon name={icons[order.status]} size='large' />
        </View>
        <Text className='closed__title'>{order.closeReason ? words.orders.byShop : words.orders.status[order.status]}</Text>
        {order.lines.map((line) => (
          <Text key={line.goodsId} className='closed__line'>{words.orders.lines([line])}</Text>
        ))}
        {order.closeReason && <Text className='closed__reason'>{words.orders.reason(order.closeReason)}</Text>}
        {notesOf(order).map((note) => (
          <Text key={note} className='closed__note'>{note}</Text>
        ))}
        {order.card && <Text className='closed__note'>{words.orders.byCard(order.card)}</Text>}
      </View>
    </Card>
  )
}
