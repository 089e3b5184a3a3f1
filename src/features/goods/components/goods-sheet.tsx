import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Goods } from '@contract/goods'
import { Button } from '@/components/button'
import { GoodsPicture } from '@/components/goods-picture'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { Points } from '@/components/points'
import { Stepper } from '@/components/stepper'
import { explain, shop } from '@/words'
import { availabilityOf, type Availability, type FreePoints } from '../availability'
import './goods-sheet.scss'

/** What the button says while the goods cannot be redeemed. */
const missing = (availability: Exclude<Availability, { kind: 'available' }>) =>
  ({
    'no-household': shop.notForYou,
    'sold-out': shop.soldOut,
    closed: shop.closed,
    short: availability.kind === 'short' ? shop.short(availability.missing) : ''
  })[availability.kind]

interface GoodsSheetProps {
  goods: Goods
  free: FreePoints
  /** Why the last try was refused; what was chosen stays. */
  error: Error | null
  loading: boolean
  onRedeem: (quantity: number) => void
  onClose: () => void
}

/** Large picture, how many, what it costs and what remains, and the one button. */
export function GoodsSheet({ goods, free, error, loading, onRedeem, onClose }: GoodsSheetProps) {
  const [wanted, setWanted] = useState(1)
  const availability = availabilityOf(goods, free)
  const most = availability.kind === 'available' ? availability.most : 1
  const quantity = Math.min(wanted, most)
  const total = quantity * goods.points
  const action =
    availability.kind === 'available' ? (
      <Button icon='gift' loading={loading} onPress={() => onRedeem(quantity)}>{shop.redeem}</Button>
    ) : (
      <Button disabled onPress={onClose}>{missing(availability)}</Button>
    )
  return (
    <Sheet open title={goods.name} onClose={onClose} actions={action}>
      <View className='goods-sheet'>
        <View className='goods-sheet__picture'>
          <GoodsPicture url={goods.pictureUrl} />
        </View>
        <View className='goods-sheet__line'>
          <Text>{shop.each}</Text>
          <View className='goods-sheet__price'>
            <Points amount={goods.points} />
            <Text className='goods-sheet__note'>{goods.stock > 0 ? shop.stock(goods.stock) : shop.soldOut}</Text>
          </View>
        </View>
        {availability.kind === 'available' && (
          <>
            <View className='goods-sheet__line'>
              <Text>{shop.quantity}</Text>
              <Stepper label={shop.quantity} value={quantity} max={most} onChange={setWanted} />
            </View>
            <View className='goods-sheet__line goods-sheet__line--total'>
              <View>
                <Text className='goods-sheet__total'>{shop.total}</Text>
                {typeof free === 'number' && <Text className='goods-sheet__note'>{shop.remaining(free - total)}</Text>}
              </View>
              <Points amount={total} size='title' />
            </View>
          </>
        )}
        {error ? (
          <Notice tone='vermilion'>{explain(error)}</Notice>
        ) : (
          availability.kind === 'available' && <Text className='goods-sheet__note'>{shop.heldUntilFetched}</Text>
        )}
      </View>
    </Sheet>
  )
}
