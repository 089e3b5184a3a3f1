import { Text, View } from '@tarojs/components'
import type { FeedItem } from '@contract/feed'
import { Card } from '@/components/card'
import { Points } from '@/components/points'
import * as words from '@/words'
import { FeedPhotos } from './feed-photos'
import { LikeButton } from './like-button'
import './feed-card.scss'

/** One approved submission as the whole village may see it. */
export function FeedCard({ item }: { item: FeedItem }) {
  return (
    <Card flush>
      <FeedPhotos item={item} />
      <View className='feed-card__words'>
        <View className='feed-card__head'>
          <Text className='feed-card__title'>{item.rule.name}</Text>
          <Points amount={item.points} signed />
        </View>
        <View className='feed-card__foot'>
          <Text className='feed-card__note'>{words.feed.by(words.common.household(item.household), words.day(item.approvedOn))}</Text>
          <LikeButton item={item} />
        </View>
      </View>
    </Card>
  )
}
