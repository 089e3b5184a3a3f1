import { Text, View } from '@tarojs/components'
import type { ReviewItem } from '@contract/reviews'
import { Card } from '@/components/card'
import { Picture } from '@/components/picture'
import { a11y, pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import * as words from '@/words'
import './queue-list.scss'

interface QueueListProps {
  items: readonly ReviewItem[]
  currentId?: string
  /** Those that were on the desk. */
  seen: readonly ReviewItem[]
  onChoose: (item: ReviewItem) => void
}

/** How long it waits, and what else is to be known before it is opened. */
const notes = ({ waitingSince, appeal, photoMatches, bar }: ReviewItem, seen: boolean) =>
  [
    words.review.waited(waitingSince),
    appeal && words.review.appeal,
    photoMatches.length > 0 && words.review.flagged,
    bar ? words.review.forOthers : seen && words.review.seen
  ].filter(Boolean).join(' · ')

/** The queue beside the desk, oldest first. */
export function QueueList({ items, currentId, seen, onChoose }: QueueListProps) {
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
                <Text className='queue-list__note'>{item.rule.name}</Text>
                <Text className={classNames('queue-list__note', item.overdue && 'queue-list__note--overdue')}>
                  {notes(item, !selected && seen.includes(item))}
                </Text>
              </View>
            </View>
          )
        })}
      </View>
    </Card>
  )
}
