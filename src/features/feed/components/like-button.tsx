import { Text, View } from '@tarojs/components'
import type { FeedItem } from '@contract/feed'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { explain, feed } from '@/words'
import { useLike } from '../use-like'
import './like-button.scss'

function sentence({ likes, liked }: FeedItem): string {
  if (liked) return feed.liked(likes)
  return likes > 0 ? feed.likes(likes) : feed.like
}

/** One tap likes, another takes it back; the words say how many have. */
export function LikeButton({ item }: { item: FeedItem }) {
  const { toggle, error, wanted } = useLike(item)
  return (
    <>
      <View
        className={classNames('like', item.liked && 'like--on')}
        {...pressable({ onPress: toggle, role: 'checkbox', checked: item.liked, label: `${feed.like},${sentence(item)}` })}
      >
        <Icon name='thumbs-up' size='small' />
        <Text>{sentence(item)}</Text>
      </View>
      {error && (
        <Notice tone='vermilion'>
          {(wanted ? feed.likeFailed : feed.unlikeFailed)(explain(error))}
        </Notice>
      )}
    </>
  )
}
