import { Text, View } from '@tarojs/components'
import type { Goods } from '@contract/goods'
import { GoodsPicture } from '@/components/goods-picture'
import { Points } from '@/components/points'
import { pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { shop } from '@/words'
import { availabilityOf, type FreePoints } from '../availability'
import './goods-tile.scss'

interface GoodsTileProps {
  goods: Goods
  free: FreePoints
  onPress: () => void
}

/** One kind of goods on the shelf: picture, name, price and whether it is within reach. */
export function GoodsTile({ goods, free, onPress }: GoodsTileProps) {
  const availability = availabilityOf(goods, free)
  const { kind } = availability
  const state = kind === 'available' || kind === 'no-household' ? shop.stock(goods.stock) : shop.state(availability)
  const gone = kind === 'sold-out' || kind === 'closed'
  return (
    <View
      className={classNames('goods-tile', gone && 'goods-tile--gone')}
      {...pressable({ onPress, label: shop.goodsLabel(goods.name, goods.points, state) })}
    >
      <View className='goods-tile__picture'>
        <GoodsPicture url={goods.pictureUrl} />
      </View>
      <View className='goods-tile__words'>
        <Text className='goods-tile__name'>{goods.name}</Text>
        <View className='goods-tile__price'>
          <Points amount={goods.points} />
          <Text className={classNames('goods-tile__state', (kind === 'short' || kind === 'coming') && 'goods-tile__state--short')}>{state}</Text>
        </View>
      </View>
    </View>
  )
}
