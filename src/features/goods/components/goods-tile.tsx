import { Text, View } from '@tarojs/components'
import type { Goods } from '@contract/goods'
import { GoodsPicture } from '@/components/goods-picture'
import { Points } from '@/components/points'
import { pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import * as words from '@/words'
import { availabilityOf, type FreePoints } from '../availability'
import './goods-tile.scss'

/** What the tile says beside the price. */
function stateOf(goods: Goods, free: FreePoints): string {
  const availability = availabilityOf(goods, free)
  if (availability.kind === 'closed') return words.shop.closed
  if (availability.kind === 'sold-out') return words.shop.soldOut
  if (availability.kind === 'short') return words.shop.short(availability.missing)
  return words.shop.stock(goods.stock)
}

interface GoodsTileProps {
  goods: Goods
  free: FreePoints
  onPress: () => void
}

/** One kind of goods on the shelf: picture, name, price and whether it is within reach. */
export function GoodsTile({ goods, free, onPress }: GoodsTileProps) {
  const { kind } = availabilityOf(goods, free)
  const state = stateOf(goods, free)
  const gone = kind === 'sold-out' || kind === 'closed'
  return (
    <View
      className={classNames('goods-tile', gone && 'goods-tile--gone')}
      {...pressable({ onPress, label: words.shop.goodsLabel(goods.name, goods.points, state) })}
    >
      <View className='goods-tile__picture'>
        <GoodsPicture url={goods.pictureUrl} />
      </View>
      <View className='goods-tile__words'>
        <Text className='goods-tile__name'>{goods.name}</Text>
        <View className='goods-tile__price'>
          <Points amount={goods.points} />
          <Text className={classNames('goods-tile__state', kind === 'short' && 'goods-tile__state--short')}>{state}</Text>
        </View>
      </View>
    </View>
  )
}
