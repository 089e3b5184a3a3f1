import { Text, View } from '@tarojs/components'
import type { ManagedGoods } from '@contract/goods-desk'
import { GoodsPicture } from '@/components/goods-picture'
import { Points } from '@/components/points'
import { a11y, pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { goodsDesk as said } from '@/words'
import { GoodsBadge, stateWords } from './goods-badge'
import './goods-rows.scss'

const figures = ['stock', 'held', 'shelf'] as const

function GoodsRow({ goods, onPress }: { goods: ManagedGoods; onPress: () => void }) {
  const { name, category, pictureUrl, points, nextPrice, stock, held, wishes, open } = goods
  const note = [category, wishes > 0 && said.wished(wishes)].filter(Boolean).join(' · ')
  const counted = { stock, held, shelf: stock + held }
  return (
    <View
      className={classNames('goods-row', 'goods-row--pressable', !open && 'goods-row--closed')}
      {...pressable({ onPress, label: said.rowLabel(goods, stateWords(goods)) })}
    >
      <View className='goods-row__picture'>
        <GoodsPicture url={pictureUrl} />
      </View>
      <View className='goods-row__words'>
        <Text className='goods-row__name'>{name}</Text>
        {note && <Text className='goods-row__note'>{note}</Text>}
      </View>
      <View className='goods-row__price'>
        <Points amount={points} />
        {nextPrice && <Text className='goods-row__note'>{said.next(nextPrice)}</Text>}
      </View>
      <View className='goods-row__figures'>
        {figures.map((figure) => (
          <View key={figure} className='goods-row__figure'>
            <Text className='goods-row__label'>{said.heads[figure]}</Text>
            <Text className='goods-row__count'>{counted[figure]}</Text>
          </View>
        ))}
      </View>
      <View className='goods-row__state'>
        <GoodsBadge goods={goods} />
      </View>
    </View>
  )
}

/** The shelf: a card for each on a phone, a table at a desk. */
export function GoodsRows({ items, onOpen }: { items: readonly ManagedGoods[]; onOpen: (id: string) => void }) {
  return (
    <View className='goods-rows'>
      <View className='goods-row goods-row--head' {...a11y({ hidden: true })}>
        <Text className='goods-row__picture'>{said.heads.name}</Text>
        <Text className='goods-row__words' />
        <Text className='goods-row__price'>{said.heads.points}</Text>
        <View className='goods-row__figures'>
          {figures.map((figure) => <Text key={figure} className='goods-row__figure'>{said.heads[figure]}</Text>)}
        </View>
        <Text className='goods-row__state' />
      </View>
      {items.map((goods) => <GoodsRow key={goods.id} goods={goods} onPress={() => onOpen(goods.id)} />)}
    </View>
  )
}
