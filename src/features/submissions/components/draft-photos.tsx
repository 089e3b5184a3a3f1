import { View } from '@tarojs/components'
import type { Rule } from '@contract/rules'
import { Button } from '@/components/button'
import { PhotoGrid } from '@/components/photo-grid'
import * as words from '@/words'
import type { Draft } from '../draft'
import { askAgain, removePhoto } from '../drafts'
import { isPhotoRefusal } from '../refusals'
import { useGridPhotos } from '../use-grid-photos'
import { usePhotoChoice } from '../use-photo-choice'
import './draft-photos.scss'

interface DraftPhotosProps {
  name: string
  draft: Draft
  rule: Rule
}

/** The photos of a draft: shoot, pick, take again, remove. */
export function DraftPhotos({ name, draft, rule: { minPhotos, maxPhotos } }: DraftPhotosProps) {
  const { photos } = draft
  const { choose, preparing } = usePhotoChoice(name)
  const shown = useGridPhotos(draft)
  const room = maxPhotos - photos.length
  const missing = minPhotos - photos.length

  const addLabel = () => {
    if (photos.length === 0) return words.upload.shoot(1)
    return missing > 0 ? words.upload.shootMore(missing) : words.upload.oneMore
  }
  const takeAgain = (index: number) => void choose('camera', 1, photos[index]?.key)
  const mend = (index: number) => {
    const refusal = photos[index]?.refusal
    if (refusal && isPhotoRefusal(refusal)) takeAgain(index)
    else askAgain(name)
  }

  return (
    <View className='draft-photos'>
      <PhotoGrid
        photos={shown}
        onRemove={(index) => removePhoto(name, index)}
        onRetake={takeAgain}
        onRetry={mend}
        add={room > 0 ? { label: addLabel(), onPress: () => void choose('camera', 1) } : undefined}
      />
      {room > 0 && (
        <Button kind='secondary' icon='images' loading={preparing} onPress={() => void choose('album', room)}>
          {preparing ? words.upload.preparing : words.upload.album}
        </Button>
      )}
    </View>
  )
}
