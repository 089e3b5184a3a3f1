import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { GoodsPicture } from '@/components/goods-picture'
import { Points } from '@/components/points'
import { Stepper } from '@/components/stepper'
import { basket, shop } from '@/words'
import { mostPieces } from '../availability'
import type { CheckedLine } from '../basket'
import './basket-row.scss'

interface BasketRowProps {
  line: CheckedLine
  onQuantity: (quantity: number) => void
  onRemove: () => void
}

/** Why the line cannot be had as it stands. */
function troubleOf({ problem, goods }: CheckedLine): string | null {
  if (problem === null) return null
  if (!goods || problem === 'closed') return basket.problems.closed
  if (problem === 'coming') return basket.problems.coming(goods.onSaleFrom ?? '')
  if (problem === 'sold-out') return basket.problems.soldOut
  const limited = goods.limit !== null && goods.limit.left === mostPieces(goods)
  return limited && goods.limit ? shop.limit(goods.limit) : basket.problems.tooMany(mostPieces(goods))
}

/** One kind of goods in the basket: how many, what they cost, and what is wrong with them. */
export function BasketRow({ line, onQuantity, onRemove }: BasketRowProps) {
  const { goods, name, quantity, points, price, problem } = line
  const trouble = troubleOf(line)
  const changeable = problem === null || problem === 'too-many'
  const most = goods ? mostPieces(goods) : quantity
  return (
    <View className='basket-row'>
      <View className='basket-row__picture'>
        <GoodsPicture url={goods?.pictureUrl ?? null} />
      </View>
      <View className='basket-row__words'>
        <View className='basket-row__line'>
          <Text className='basket-row__name'>{goods?.name ?? name}</Text>
          {changeable && <Points amount={quantity * price} />}
        </View>
        <Text className='basket-row__note'>{basket.each(price)}</Text>
        {price !== points && <Text className='basket-row__note basket-row__note--amber'>{basket.priceChanged(points, price)}</Text>}
        {trouble && <Text className='basket-row__note basket-row__note--wrong'>{trouble}</Text>}
        <View className='basket-row__line basket-row__line--controls'>
          {/* what is too much can be lessened */}
          {changeable && (
            <Stepper
              label={basket.quantity(name)}
              value={quantity}
              max={most}
              onChange={(wanted) => onQuantity(Math.min(wanted, most))}
            />
          )}
          <Button kind='text' small label={basket.removeLabel(name)} onPress={onRemove}>{basket.remove}</Button>
        </View>
      </View>
    </View>
  )
}
