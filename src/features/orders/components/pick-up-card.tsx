import { Text, View } from '@tarojs/components'
import type { Order } from '@contract/orders'
import { Badge } from '@/components/badge'
import { Card } from '@/components/card'
import { QrCode } from '@/components/qr-code'
import { a11y } from '@/lib/a11y'
import * as words from '@/words'
import './pick-up-card.scss'

/** Eight digits as people say them. */
const inTwoGroups = (digits: string) => `${digits.slice(0, 4)} ${digits.slice(4)}`

/** What the resident shows at the counter: the QR code to scan, the digits to say. */
export function PickUpCard({ order, pickUp }: { order: Order; pickUp: NonNullable<Order['pickUp']> }) {
  return (
    <Card>
      <View className='pick-up'>
        <View className='pick-up__goods'>
          {order.lines.map((line) => (
            <Text key={line.goodsId} className='pick-up__line'>{words.orders.lines([line])}</Text>
          ))}
          <Text className='pick-up__note'>{words.orders.kept(order.points)}</Text>
          <View className='pick-up__until'>
            <Badge tone={words.expiry.soon(order.expiresAt) ? 'amber' : 'plain'} icon='clock'>{words.expiry.until(order.expiresAt)}</Badge>
          </View>
          {order.card && <Text className='pick-up__note'>{words.orders.byCard(order.card)}</Text>}
        </View>
        <QrCode text={pickUp.token} label={words.orders.qrCode} />
        <View>
          <Text className='pick-up__digits' {...a11y({ label: [...pickUp.digits].join(' ') })}>
            {inTwoGroups(pickUp.digits)}
          </Text>
          <Text className='pick-up__note'>{words.orders.howTo}</Text>
        </View>
      </View>
    </Card>
  )
}
