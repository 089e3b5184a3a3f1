import { Text, View } from '@tarojs/components'
import type { FeedItem } from '@contract/feed'
import { usePhotoViewer } from '@/components/photo-viewer'
import { Picture } from '@/components/picture'
import { pressable } from '@/lib/a11y'
import * as words from '@/words'
import './feed-photos.scss'

const smallPhotos = 3

/** Height by width of the first photo's frame in percent; a long one gets bars rather than a screen of its own. */
function frameRatio(photo: FeedItem['photos'][number]): string {
  return `${Math.round(Math.min(1.1, Math.max(0.5, photo.height / photo.width)) * 100)}%`
}

/** The first photo across the whole width, the next ones small below; a tap shows any of them full screen. */
export function FeedPhotos({ item: { rule, photos } }: { item: FeedItem }) {
  const { open, viewer } = usePhotoViewer(photos.map(({ url }) => url))
  const [lead, ...others] = photos
  const hidden = others.length - smallPhotos
  const press = (index: number) =>
    pressable({ onPress: () => open(index), label: words.feed.photoLabel(rule.name, index + 1, photos.length) })
  return (
    <View className='feed-photos'>
      {lead && (
        <View className='feed-photos__lead' style={{ paddingBottom: frameRatio(lead) }} {...press(0)}>
          <Picture className='feed-photos__photo' src={lead.url} mode='aspectFit' lazyLoad />
        </View>
      )}
      {others.length > 0 && (
        <View className='feed-photos__others'>
          {others.slice(0, smallPhotos).map((photo, index) => (
            <View key={photo.id} className='feed-photos__other' {...press(index + 1)}>
              <Picture className='feed-photos__photo' src={photo.thumbnailUrl} mode='aspectFill' lazyLoad />
              {hidden > 0 && index === smallPhotos - 1 && (
                <View className='feed-photos__more'>
                  <Text>{words.feed.morePhotos(hidden)}</Text>
                </View>
              )}
            </View>
          ))}
        </View>
      )}
      {viewer}
    </View>
  )
}
