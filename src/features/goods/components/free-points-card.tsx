import { Text, View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Points } from '@/components/points'
import { pressable } from '@/lib/a11y'
import { shop } from '@/words'
import './free-points-card.scss'

interface FreePointsCardProps {
  /** Points that can be redeemed now, and points set aside for open orders. */
  free: number
  held: number
  /** Orders still to be fetched; undefined until they are told. */
  openOrders?: number
  onPoints: () => void
  onOrders: () => void
}

/** What the household can spend, and what already waits at the counter. */
export function FreePointsCard({ free, held, openOrders, onPoints, onOrders }: FreePointsCardProps) {
  const waiting = openOrders ? shop.openOrders(openOrders) : ''
  return (
    <View className='free-points'>
      <View className='free-points__door' {...pressable({ onPress: onPoints, label: shop.toPointsLabel(free) })}>
        <Text>{shop.free}</Text>
        <Points amount={free} size='title' />
      </View>
      <View className='free-points__door free-points__orders' {...pressable({ onPress: onOrders })}>
        <View className='free-points__words'>
          <Text className='free-points__waiting'>{waiting || shop.toOrders}</Text>
          {held > 0 && <Text className='free-points__held'>{shop.held(held)}</Text>}
        </View>
        <Icon name='chevron-right' size='small' />
      </View>
    </View>
  )
}
