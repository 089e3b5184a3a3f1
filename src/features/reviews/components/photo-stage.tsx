import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Photo } from '@contract/photos'
import { Icon } from '@/components/icon'
import { usePhotoViewer } from '@/components/photo-viewer'
import { Picture } from '@/components/picture'
import { a11y, pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { words } from '@/words'
import './photo-stage.scss'

/** Height by width of the frame in percent: the tallest photo decides, so that it does not jump from photo to photo. */
function frameRatio(photos: readonly Photo[]): string {
  const tallest = Math.max(...photos.map(({ width, height }) => height / width))
  return `${Math.round(Math.min(1, Math.max(0.6, tallest)) * 100)}%`
}

/** One photo large and whole, the others as thumbnails; a tap on the large one zooms. */
export function PhotoStage({ photos, wide }: { photos: readonly Photo[]; wide: boolean }) {
  const [index, setIndex] = useState(0)
  const { open, viewer } = usePhotoViewer(photos.map(({ url }) => url))
  return (
    <View className='photo-stage'>
      <View
        className={classNames('photo-stage__frame', wide && 'photo-stage__frame--wide')}
        style={{ paddingBottom: wide ? undefined : frameRatio(photos) }}
      >
        <View className='photo-stage__large' {...pressable({ onPress: () => open(index), label: words.review.enlarge })}>
          <Picture className='photo-stage__photo' src={photos[index]?.url ?? ''} mode='aspectFit' />
          <View className='photo-stage__zoom'>
            <Icon name='zoom-in' />
          </View>
        </View>
        <Text className='photo-stage__count'>{words.review.position(index + 1, photos.length)}</Text>
      </View>
      {photos.length > 1 && (
        <View className='photo-stage__thumbs' {...a11y({ role: 'tablist', label: words.review.photos })}>
          {photos.map(({ id, thumbnailUrl }, at) => (
            <View
              key={id}
              className={classNames('photo-stage__thumb', at === index && 'photo-stage__thumb--selected')}
              {...pressable({
                role: 'tab',
                selected: at === index,
                label: words.review.showPhoto(at + 1),
                onPress: () => setIndex(at)
              })}
            >
              <Picture className='photo-stage__small' src={thumbnailUrl} mode='aspectFill' />
            </View>
          ))}
        </View>
      )}
      {viewer}
    </View>
  )
}
