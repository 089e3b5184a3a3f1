import { View } from '@tarojs/components'
import type { Shop } from '@contract/shops'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { useShell } from '@/components/shell'
import { call } from '@/platform/phone'
import { opening } from '@/words'
import { openingOf } from '../opening'
import './shop-card.scss'

/** Where the counter stands, whether it is open now, when it is, and how to ask. */
export function ShopCard({ shop }: { shop: Shop }) {
  const { elder } = useShell()
  const { place, hours, hoursNote, pickUpDays, phone } = shop
  const standing = openingOf(shop, new Date())
  const note = [hoursNote, opening.kept(pickUpDays)].filter(Boolean).join(',')
  const dial = (kind: 'secondary' | 'text') =>
    phone && <Button kind={kind} small icon='phone' onPress={() => call(phone)}>{opening.call}</Button>
  return (
    <Card flush>
      <ListRow icon='store' title={place} note={opening.now(standing)} extra={!elder && dial('text')} />
      {standing.closure && <ListRow icon='calendar-days' title={opening.closure(standing.closure)} />}
      <ListRow icon='clock' title={opening.hours(hours) || note} note={opening.hours(hours) ? note : undefined} />
      {elder && phone && <View className='shop-card__call'>{dial('secondary')}</View>}
    </Card>
  )
}
