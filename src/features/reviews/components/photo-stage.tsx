import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Photo } from '@contract/photos'
import { Icon } from '@/components/icon'
import { usePhotoViewer } from '@/components/photo-viewer'
import { Picture } from '@/components/picture'
import { a11y, pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { useShortcuts } from '@/lib/keyboard'
import * as words from '@/words'
import './photo-stage.scss'

interface StagedPhoto extends Pick<Photo, 'id' | 'url' | 'thumbnailUrl' | 'width' | 'height'> {
  /** A few words on its lower edge. */
  caption?: string
}

interface PhotoStageProps {
  photos: readonly StagedPhoto[]
  /** Said of the thumbnails. */
  label: string
  /** Said of the large one. */
  zoomLabel?: string
  /** `tall` fills the height of a desktop, `low` leaves room below; else the photos give the shape. */
  shape?: 'tall' | 'low'
  /** Whether the digits choose a photo and Z zooms. */
  keys?: boolean
}

/** Height by width of the frame in percent: the tallest photo decides, so that it does not jump from photo to photo. */
function frameRatio(photos: readonly StagedPhoto[]): string {
  const tallest = Math.max(...photos.map(({ width, height }) => height / width))
  return `${Math.round(Math.min(1, Math.max(0.6, tallest)) * 100)}%`
}

/** A finger on the thumbnails moves them, not the page's decision. */
const keepTouch = { onTouchStart: (event: { stopPropagation: () => void }) => event.stopPropagation() }

/** One photo large and whole, the others as thumbnails; a tap on the large one zooms. */
export function PhotoStage({ photos, label, zoomLabel = words.review.enlarge, shape, keys = false }: PhotoStageProps) {
  const [index, setIndex] = useState(0)
  const { open, viewer } = usePhotoViewer(photos.map(({ url }) => url))
  useShortcuts(keys, (key) => {
    const at = Number(key) - 1
    if (photos[at]) setIndex(at)
    if (key === 'z') open(index)
  })
  const shown = photos[index]
  return (
    <View className='photo-stage'>
      <View
        className={classNames('photo-stage__frame', shape && `photo-stage__frame--${shape}`)}
        style={{ paddingBottom: shape ? undefined : frameRatio(photos) }}
      >
        <View className='photo-stage__large' {...pressable({ onPress: () => open(index), label: zoomLabel })}>
          <Picture className='photo-stage__photo' src={shown?.url ?? ''} mode='aspectFit' />
          <View className='photo-stage__zoom'>
            <Icon name='zoom-in' />
          </View>
        </View>
        <Text className='photo-stage__count'>{shown?.caption ?? words.review.position(index + 1, photos.length)}</Text>
      </View>
      {photos.length > 1 && (
        <View className='photo-stage__thumbs' {...a11y({ role: 'tablist', label })} {...keepTouch}>
          {photos.map(({ id, thumbnailUrl, caption }, at) => (
            <View
              key={`${id} ${at}`}
              className={classNames('photo-stage__thumb', at === index && 'photo-stage__thumb--selected')}
              {...pressable({
                role: 'tab',
                selected: at === index,
                label: caption ?? words.review.showPhoto(at + 1),
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
