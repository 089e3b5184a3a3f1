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
import { availabilityOf, type FreePoints } from '../availability'
import './goods-sheet.scss'

interface GoodsSheetProps {
  goods: Goods
  free: FreePoints
  /** Why the last try was refused; what was chosen stays. */
  error: Error | null
  loading: boolean
  onRedeem: (quantity: number) => void
  onPut: (quantity: number) => void
  onWish: (wished: boolean) => void
  onClose: () => void
}

/** Large picture, how many, what it costs and what remains, and the one button; beside it the basket. */
export function GoodsSheet({ goods, free, error, loading, onRedeem, onPut, onWish, onClose }: GoodsSheetProps) {
  const [wanted, setWanted] = useState(1)
  const availability = availabilityOf(goods, free)
  const most = availability.kind === 'available' ? availability.most : 1
  const quantity = Math.min(wanted, most)
  const total = quantity * goods.points
  const action =
    availability.kind === 'available' ? (
      <>
        <Button kind='secondary' onPress={() => onPut(quantity)}>{shop.put}</Button>
        <Button icon='gift' loading={loading} onPress={() => onRedeem(quantity)}>{shop.redeem}</Button>
      </>
    ) : (
      <Button disabled onPress={onClose}>{shop.state(availability)}</Button>
    )
  const gone = availability.kind === 'sold-out' || availability.kind === 'coming' || availability.kind === 'closed'
  const wishWords = goods.wished ? shop.unwish : gone ? shop.wish : shop.remember
  const notes = [goods.limit && shop.limit(goods.limit), goods.nextPrice && shop.nextPrice(goods.nextPrice)].filter((note) => note !== null)
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
            <Text className='goods-sheet__note'>{goods.stock > 0 ? shop.stock(goods.stock) : availability.kind === 'coming' ? '' : shop.state({ kind: 'sold-out' })}</Text>
          </View>
        </View>
        {notes.map((note) => <Text key={note} className='goods-sheet__note'>{note}</Text>)}
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
        {free !== 'none' && (goods.wished || availability.kind !== 'available') && (
          <Button kind='text' small icon='hand-heart' onPress={() => onWish(!goods.wished)}>{wishWords}</Button>
        )}
      </View>
    </Sheet>
  )
}
