import { View } from '@tarojs/components'
import type { Goods } from '@contract/goods'
import type { FreePoints } from '../availability'
import { GoodsTile } from './goods-tile'
import './goods-grid.scss'

interface GoodsGridProps {
  items: readonly Goods[]
  free: FreePoints
  onChoose: (goods: Goods) => void
}

/** The shelf: two beside each other on a phone, more where there is room. */
export function GoodsGrid({ items, free, onChoose }: GoodsGridProps) {
  return (
    <View className='goods-grid'>
      {items.map((goods) => (
        <GoodsTile key={goods.id} goods={goods} free={free} onPress={() => onChoose(goods)} />
      ))}
    </View>
  )
}
