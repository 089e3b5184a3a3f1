import { Text, View } from '@tarojs/components'
import type { FeedItem } from '@contract/feed'
import { usePhotoViewer } from '@/components/photo-viewer'
import { Picture } from '@/components/picture'
import { useShell } from '@/components/shell'
import { pressable } from '@/lib/a11y'
import * as words from '@/words'
import './honour-frame.scss'

/** A certificate in its frame on the wall; a tap shows it full screen. */
export function HonourFrame({ item }: { item: FeedItem }) {
  const { elder } = useShell()
  const { open, viewer } = usePhotoViewer(item.photos.map(({ url }) => url))
  const [first] = item.photos
  const household = words.common.household(item.household)
  const day = words.day(item.approvedOn)
  const label = words.feed.honourLabel(household, day)
  return (
    <>
      <View className='honour-frame' {...pressable({ onPress: () => open(0), label })}>
        <View className='honour-frame__mat'>
          <Picture className='honour-frame__picture' src={(elder ? first?.url : first?.thumbnailUrl) ?? ''} mode='aspectFit' lazyLoad />
        </View>
        <Text className='honour-frame__household'>{household}</Text>
        <Text className='honour-frame__day'>{day}</Text>
      </View>
      {viewer}
    </>
  )
}
