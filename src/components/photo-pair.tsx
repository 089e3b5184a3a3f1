import { Text, View } from '@tarojs/components'
import { pressable } from '@/lib/a11y'
import * as words from '@/words'
import { usePhotoViewer } from './photo-viewer'
import { Picture } from './picture'
import './photo-pair.scss'

export interface PairedPhoto {
  url: string
  /** Whose and when. */
  caption: string
}

/** Two photos to compare: one above the other on a phone, side by side where there is room. A tap shows one full screen. */
export function PhotoPair({ photos }: { photos: readonly [PairedPhoto, PairedPhoto] }) {
  const { open, viewer } = usePhotoViewer(photos.map(({ url }) => url))
  return (
    <View className='photo-pair'>
      {photos.map(({ url, caption }, index) => (
        <View key={url} className='photo-pair__side'>
          <View className='photo-pair__frame' {...pressable({ onPress: () => open(index), label: words.common.photo(index + 1, 2) })}>
            <Picture className='photo-pair__photo' src={url} mode='aspectFit' />
          </View>
          <Text className='photo-pair__caption'>{caption}</Text>
        </View>
      ))}
      {viewer}
    </View>
  )
}
