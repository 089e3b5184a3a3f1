import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Goods } from '@contract/goods'
import type { OrderCreate } from '@contract/orders'
import { Tabs } from '@/components/tabs'
import { notify } from '@/lib/notify'
import { shop } from '@/words'
import type { FreePoints } from '../availability'
import { useBasket } from '../basket'
import { useSetWish } from '../use-goods'
import { GoodsSheet } from './goods-sheet'
import { GoodsTile } from './goods-tile'
import './goods-shelf.scss'

interface GoodsShelfProps {
  items: readonly Goods[]
  free: FreePoints
  /** Places an order. */
  redeem: {
    run: (order: OrderCreate, then: { onSuccess: (id: string) => void }) => void
    isPending: boolean
    error: Error | null
    reset: () => void
  }
  onOrdered: (id: string) => void
}

const everything = ''

/** Goods to choose from, two beside each other on a phone, and by category where there are several. */
export function GoodsShelf({ items, free, redeem, onOrdered }: GoodsShelfProps) {
  const basket = useBasket()
  const wish = useSetWish()
  const [category, setCategory] = useState(everything)
  const [chosen, setChosen] = useState<Goods>()
  const choose = (goods?: Goods) => {
    redeem.reset()
    wish.reset()
    setChosen(goods)
  }
  const nameOf = (goods: Goods) => goods.category || shop.otherCategory
  const categories = [...new Set(items.map(nameOf))]
  const shown = categories.includes(category) ? items.filter((goods) => nameOf(goods) === category) : items
  // closed when they left the list while somebody was looking at them
  const seen = chosen && (items.find(({ id }) => id === chosen.id) ?? { ...chosen, open: false })
  return (
    <>
      {categories.length > 1 && (
        <Tabs
          label={shop.categories}
          items={[{ value: everything, label: shop.allCategories }, ...categories.map((name) => ({ value: name, label: name }))]}
          value={categories.includes(category) ? category : everything}
          onChange={setCategory}
        />
      )}
      <View className='goods-shelf'>
        {shown.map((goods) => (
          <GoodsTile key={goods.id} goods={goods} free={free} onPress={() => choose(goods)} />
        ))}
      </View>
      {seen && (
        <GoodsSheet
          key={seen.id}
          goods={seen}
          free={free}
          error={redeem.error ?? wish.error}
          loading={redeem.isPending}
          onRedeem={(quantity) =>
            redeem.run({ lines: [{ goodsId: seen.id, quantity, points: seen.points }] }, {
              onSuccess(order) {
                choose()
                onOrdered(order)
              }
            })
          }
          onPut={(quantity) => {
            basket.put(seen, quantity)
            choose()
            notify(shop.putNote(seen.name))
          }}
          onWish={(wished) => wish.run({ id: seen.id, wished })}
          onClose={() => choose()}
        />
      )}
    </>
  )
}
