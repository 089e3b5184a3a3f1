import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Picture } from '@/components/picture'
import { SwitchRow } from '@/components/switch-row'
import { storage } from '@/platform/storage'
import * as words from '@/words'
import { useLastCourtyard } from '../use-submissions'
import './same-angle.scss'

const key = 'same-angle'

/** The courtyard as it was last approved, beside the picker: shot from the same place, before and after can be compared. */
export function SameAngle({ next }: { next: number }) {
  const { data: last } = useLastCourtyard()
  const [on, setOn] = useState(() => storage.read<boolean>(key) ?? false)
  const photo = last && (last.photos[next] ?? last.photos.at(-1))
  if (!photo) return null
  const turn = (wanted: boolean) => {
    setOn(wanted)
    storage.write(key, wanted)
  }
  const shown = last.photos.indexOf(photo) + 1
  return (
    <Card flush>
      <View className='same-angle__row'>
        <Picture className='same-angle__thumbnail' src={photo.thumbnailUrl} mode='aspectFill' />
        <View className='same-angle__switch'>
          <SwitchRow title={words.upload.sameAngle} note={words.upload.sameAngleNote(words.when(last.createdAt))} on={on} onChange={turn} />
        </View>
      </View>
      {on && (
        <View className='same-angle__large'>
          <Picture className='same-angle__photo' src={photo.url} mode='aspectFit' />
          <Text className='same-angle__caption'>{words.upload.sameAnglePhoto(shown)}</Text>
        </View>
      )}
    </Card>
  )
}
