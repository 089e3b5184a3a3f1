import { Text, View } from '@tarojs/components'
import type { StockMovement } from '@contract/stock'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { classNames } from '@/lib/class-names'
import { goodsDesk as said, when } from '@/words'
import './movement-rows.scss'

/** The journal, line by line; `named` says which goods each is about. */
export function MovementRows({ items, named }: { items: readonly StockMovement[]; named?: boolean }) {
  return (
    <Card flush>
      {items.map((movement) => {
        const { id, goods, change, shelfAfter, createdAt } = movement
        const extra = (
          <View className='movement'>
            {change !== 0 && (
              <Text className={classNames('movement__change', change < 0 && 'movement__change--less')}>{said.change(change)}</Text>
            )}
            <Text className='movement__after'>{said.shelfAfter(shelfAfter)}</Text>
          </View>
        )
        const title = named ? `${goods.name},${said.moved(movement)}` : said.moved(movement)
        return <ListRow key={id} title={title} note={`${when(createdAt)} · ${said.because(movement)}`} extra={extra} />
      })}
    </Card>
  )
}
