import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { a11y, pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { useFocusWithin, useKeys } from '@/lib/keyboard'
import * as words from '@/words'
import { Icon } from './icon'
import type { IconName } from './icons'
import { Picture } from './picture'
import { useShell } from './shell'
import './photo-viewer.scss'

interface PhotoViewerProps {
  urls: string[]
  index: number
  onMove: (index: number) => void
  onClose: () => void
}

/** Full-screen photos for a browser: arrows or keys to move, a tap to zoom. */
function PhotoViewer({ urls, index, onMove, onClose }: PhotoViewerProps) {
  const [zoomed, setZoomed] = useState(false)
  const viewer = useFocusWithin(true)
  useKeys(true, (key) => {
    if (key === 'Escape') onClose()
    if (key === 'ArrowLeft' && index > 0) onMove(index - 1)
    if (key === 'ArrowRight' && index < urls.length - 1) onMove(index + 1)
  })
  const button = (place: string, icon: IconName, label: string, onPress: () => void) => (
    <View className={classNames('photo-viewer__button', `photo-viewer__button--${place}`)} {...pressable({ onPress, label })}>
      <Icon name={icon} />
    </View>
  )
  return (
    <View
      ref={viewer}
      className='photo-viewer'
      {...a11y({ role: 'dialog', label: words.common.photo(index + 1, urls.length), modal: true })}
      {...{ tabIndex: -1 }}
    >
      <View
        className={classNames('photo-viewer__stage', zoomed && 'photo-viewer__stage--zoomed')}
        {...pressable({ onPress: () => setZoomed(!zoomed), label: zoomed ? words.common.zoomOut : words.common.zoomIn })}
      >
        <Picture className='photo-viewer__photo' src={urls[index] ?? ''} mode='aspectFit' />
      </View>
      <Text className='photo-viewer__count'>{`${index + 1} / ${urls.length}`}</Text>
      {button('close', 'x', words.common.close, onClose)}
      {index > 0 && button('before', 'chevron-left', words.common.previous, () => onMove(index - 1))}
      {index < urls.length - 1 && button('next', 'chevron-right', words.common.next, () => onMove(index + 1))}
    </View>
  )
}

/** Opens photos full screen: the platform's viewer where there is one, else the element given back. */
export function usePhotoViewer(urls: string[]) {
  const { showPhotos } = useShell()
  const [index, setIndex] = useState<number>()
  const open = (at: number) => (showPhotos ? showPhotos(urls, at) : setIndex(at))
  const viewer = index !== undefined && (
    <PhotoViewer urls={urls} index={index} onMove={setIndex} onClose={() => setIndex(undefined)} />
  )
  return { open, viewer }
}
