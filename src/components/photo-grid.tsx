import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import * as words from '@/words'
import { Icon } from './icon'
import { usePhotoViewer } from './photo-viewer'
import { Picture } from './picture'
import './photo-grid.scss'

export interface GridPhoto {
  key: string
  url: string
  /** Its size in any unit; with it a lead photo takes its own shape instead of 4:3. */
  width?: number
  height?: number
  /** A few words on its lower edge, e.g. 刚刚拍的. */
  caption?: string
  /** Sent so far, 0 to 1; leave out once it arrived. */
  progress?: number
  /** The sentence for a failed sending; a tap tries again through onRetry. */
  error?: string
}

interface PhotoGridProps {
  photos: readonly GridPhoto[]
  /** `lead` shows the first photo across the whole width. */
  layout?: 'lead' | 'even'
  /** Laid over the corner of the first photo. */
  seal?: ReactNode
  onRemove?: (index: number) => void
  /** Takes the photo again, by a word beside the caption. */
  onRetake?: (index: number) => void
  onRetry?: (index: number) => void
  /** A last cell that takes one more photo. */
  add?: { label: string; onPress: () => void }
}

/** Height by width of a photo's frame in percent; a long or narrow photo gets bars rather than a page of its own. */
function frameRatio({ width, height }: GridPhoto): string {
  const ratio = width && height ? height / width : 0.75
  return `${Math.round(Math.min(1.1, Math.max(0.5, ratio)) * 100)}%`
}

/** A tap shows one full screen. Photos whole, never cropped: what the reviewer must judge may lie at an edge. */
export function PhotoGrid({ photos, layout = 'lead', seal, onRemove, onRetake, onRetry, add }: PhotoGridProps) {
  const { open, viewer } = usePhotoViewer(photos.map(({ url }) => url))
  return (
    <View className={classNames('photo-grid', `photo-grid--${layout}`)}>
      {photos.map((photo, index) => {
        const label = words.common.photo(index + 1, photos.length)
        const lead = layout === 'lead' && index === 0
        return (
          <View key={photo.key} className='photo-grid__cell'>
            <View
              className='photo-grid__frame'
              style={{ paddingBottom: lead ? frameRatio(photo) : undefined }}
              {...pressable({ onPress: () => open(index), label })}
            >
              <Picture className='photo-grid__photo' src={photo.url} mode='aspectFit' lazyLoad />
            </View>
            {lead && seal && <View className='photo-grid__seal'>{seal}</View>}
            {photo.caption && (
              <View className='photo-grid__foot'>
                <Text className='photo-grid__caption'>{photo.caption}</Text>
                {onRetake && !photo.error && photo.progress === undefined && (
                  <View
                    className='photo-grid__retake'
                    {...pressable({ onPress: () => onRetake(index), label: words.common.retakePhoto(index + 1) })}
                  >
                    <Text>{words.common.retake}</Text>
                  </View>
                )}
              </View>
            )}
            {photo.progress !== undefined && !photo.error && (
              <View className='photo-grid__progress'>
                <View className='photo-grid__sent' style={{ width: `${Math.round(photo.progress * 100)}%` }} />
              </View>
            )}
            {photo.error && (
              <View className='photo-grid__error' {...pressable({ onPress: () => onRetry?.(index) })}>
                <Icon name='refresh-cw' size='small' />
                <Text>{photo.error}</Text>
              </View>
            )}
            {onRemove && (
              <View
                className='photo-grid__remove'
                {...pressable({ onPress: () => onRemove(index), label: words.common.removePhoto(index + 1) })}
              >
                <Icon name='x' />
              </View>
            )}
          </View>
        )
      })}
      {add && (
        <View className='photo-grid__cell photo-grid__add' {...pressable({ onPress: add.onPress })}>
          <Icon name='camera' size='large' />
          <Text>{add.label}</Text>
        </View>
      )}
      {viewer}
    </View>
  )
}
