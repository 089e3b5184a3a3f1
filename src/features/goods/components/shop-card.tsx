import { View } from '@tarojs/components'
import type { Shop } from '@contract/goods'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { useShell } from '@/components/shell'
import { call } from '@/platform/phone'
import * as words from '@/words'
import './shop-card.scss'

/** Where the counter stands, when it is open and how to ask. */
export function ShopCard({ shop: { place, openingHours, phone } }: { shop: Shop }) {
  const { elder } = useShell()
  const dial = (kind: 'secondary' | 'text') =>
    phone && <Button kind={kind} small icon='phone' onPress={() => call(phone)}>{words.shop.call}</Button>
  return (
    <Card flush>
      <ListRow icon='store' title={place} note={openingHours} extra={!elder && dial('text')} />
      {elder && phone && <View className='shop-card__call'>{dial('secondary')}</View>}
    </Card>
  )
}
