import { Text, View } from '@tarojs/components'
import type { Goods } from '@contract/goods'
import { Card } from '@/components/card'
import { GoodsPicture } from '@/components/goods-picture'
import { Points } from '@/components/points'
import { Stepper } from '@/components/stepper'
import { classNames } from '@/lib/class-names'
import { cardCounter } from '@/words'
import { mostOf, type Basket, type Quantities } from '../basket'
import './goods-steppers.scss'

interface GoodsSteppersProps {
  goods: readonly Goods[]
  /** Points of the household. */
  free: number
  quantities: Quantities
  basket: Basket
  onChange: (quantities: Quantities) => void
}

/** The shelf as a list: how many of each. */
export function GoodsSteppers({ goods, free, quantities, basket, onChange }: GoodsSteppersProps) {
  return (
    <Card flush>
      {goods.map((one) => {
        const chosen = quantities[one.id] ?? 0
        const most = mostOf(one, { free, basket })
        const state = stateOf(one, { most, chosen, left: free - basket.total })
        return (
          <View key={one.id} className={classNames('goods-line', one.stock === 0 && 'goods-line--gone')}>
            <View className='goods-line__picture'>
              <GoodsPicture url={one.pictureUrl} />
            </View>
            <View className='goods-line__words'>
              <Text className='goods-line__name'>{one.name}</Text>
              <View className='goods-line__price'>
                <Points amount={one.points} />
                <Text className='goods-line__state'>{state}</Text>
              </View>
            </View>
            {(most > 0 || chosen > 0) && (
              <Stepper
                label={cardCounter.pieces(one.name)}
                lessLabel={cardCounter.less(one.name)}
                moreLabel={cardCounter.more(one.name)}
                min={0}
                max={most}
                value={chosen}
                onChange={(quantity) => onChange({ ...quantities, [one.id]: quantity })}
              />
            )}
            {one.limit && <Text className='goods-line__limit'>{cardCounter.limit(one.limit)}</Text>}
          </View>
        )
      })}
    </Card>
  )
}

/** Why no more can be chosen, or how many are left. */
function stateOf(
  { stock, points, open, onSaleFrom }: Goods,
  { most, chosen, left }: { most: number; chosen: number; left: number }
): string {
  if (!open || onSaleFrom !== null) return cardCounter.notYet
  if (stock === 0) return cardCounter.soldOut
  if (most === 0 && chosen === 0 && left < points) return cardCounter.tooDear(points - left)
  return cardCounter.stock(stock)
}
