import { Text, View } from '@tarojs/components'
import type { Honour } from '@contract/honours'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { usePhotoViewer } from '@/components/photo-viewer'
import { Picture } from '@/components/picture'
import { pressable } from '@/lib/a11y'
import * as words from '@/words'
import { honours as said } from '@/words'
import './honour-card.scss'

/** What the village has given somebody; its photo, where there is one, opens full screen. */
export function HonourCard({ honour: { title, household, name, note, awardedOn, photo } }: { honour: Honour }) {
  const { open, viewer } = usePhotoViewer(photo ? [photo.url] : [])
  const whom = said.whom(words.common.household(household), name)
  const day = words.day(awardedOn)
  return (
    <Card>
      <View className='honour-card'>
        {photo ? (
          <View className='honour-card__photo' {...pressable({ onPress: () => open(0), label: said.label(title, whom, day) })}>
            <Picture className='honour-card__picture' src={photo.thumbnailUrl} mode='aspectFill' lazyLoad />
          </View>
        ) : (
          <View className='honour-card__sign'>
            <Icon name='medal' size='large' />
          </View>
        )}
        <View className='honour-card__words'>
          <Text className='honour-card__title'>{title}</Text>
          <Text className='honour-card__whom'>{`${whom} · ${day}`}</Text>
          {note && <Text className='honour-card__note'>{note}</Text>}
        </View>
      </View>
      {viewer}
    </Card>
  )
}
