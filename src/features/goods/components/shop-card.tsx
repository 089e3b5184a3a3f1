import type { Shop } from '@contract/goods'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { call } from '@/platform/phone'
import { words } from '@/words'

/** Where the counter stands, when it is open and how to ask. */
export function ShopCard({ shop: { place, openingHours, phone } }: { shop: Shop }) {
  const dial = phone && (
    <Button kind='text' small icon='phone' onPress={() => call(phone)}>{words.shop.call}</Button>
  )
  return (
    <Card flush>
      <ListRow icon='store' title={place} note={openingHours} extra={dial} />
    </Card>
  )
}
