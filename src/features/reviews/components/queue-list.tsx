import { Text, View } from '@tarojs/components'
import type { ReviewItem } from '@contract/reviews'
import { Badge } from '@/components/badge'
import { Card } from '@/components/card'
import { Picture } from '@/components/picture'
import { a11y, pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { words } from '@/words'
import './queue-list.scss'

interface QueueListProps {
  items: readonly ReviewItem[]
  currentId?: string
  onChoose: (item: ReviewItem) => void
}

/** The queue beside the desk, oldest first. */
export function QueueList({ items, currentId, onChoose }: QueueListProps) {
  return (
    <Card flush>
      <View {...a11y({ role: 'listbox', label: words.review.queue })}>
        {items.map((item) => {
          const selected = item.id === currentId
          return (
            <View
              key={item.id}
              className={classNames('queue-list__row', selected && 'queue-list__row--selected')}
              {...pressable({ role: 'option', selected, onPress: () => onChoose(item) })}
            >
              <View className='queue-list__picture'>
                {item.photos[0] && <Picture className='queue-list__photo' src={item.photos[0].thumbnailUrl} mode='aspectFill' />}
              </View>
              <View className='queue-list__words'>
                <Text className='queue-list__title'>{item.household.label}</Text>
                <Text className='queue-list__note'>{words.review.row(item.rule.name, words.review.waited(item.waitingSince))}</Text>
              </View>
              {item.appeal && <Badge tone='vermilion'>{words.review.appeal}</Badge>}
            </View>
          )
        })}
      </View>
    </Card>
  )
}
