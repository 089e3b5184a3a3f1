import { Text, View } from '@tarojs/components'
import type { ReviewItem } from '@contract/reviews'
import { Badge } from '@/components/badge'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Picture } from '@/components/picture'
import { a11y, pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { words } from '@/words'
import './queue-list.scss'

interface QueueListProps {
  items: readonly ReviewItem[]
  currentId?: string
  /** Those that were on the desk. */
  seen: readonly ReviewItem[]
  onChoose: (item: ReviewItem) => void
}

/** What of one is to be known before it is opened; the most pressing alone, there is little room. */
function Mark({ item, seen }: { item: ReviewItem; seen: boolean }) {
  if (item.appeal) return <Badge tone='vermilion'>{words.review.appeal}</Badge>
  if (item.photoMatches.length > 0) return <Icon name='copy' size='small' />
  if (item.bar) return <Icon name='users' size='small' />
  return seen ? <Icon name='eye' size='small' /> : null
}

/** The queue beside the desk, oldest first. */
export function QueueList({ items, currentId, seen, onChoose }: QueueListProps) {
  return (
    <Card flush>
      <View {...a11y({ role: 'listbox', label: words.review.queue })}>
        {items.map((item) => {
          const selected = item.id === currentId
          const time = words.review.waited(item.waitingSince)
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
                <Text className='queue-list__note'>{item.rule.name}</Text>
                <Text className={classNames('queue-list__note', item.overdue && 'queue-list__note--overdue')}>{time}</Text>
              </View>
              <Mark item={item} seen={!selected && seen.includes(item)} />
            </View>
          )
        })}
      </View>
    </Card>
  )
}
