import { View } from '@tarojs/components'
import type { Rule } from '@contract/rules'
import { Button } from '@/components/button'
import { PhotoGrid, type GridPhoto } from '@/components/photo-grid'
import { words } from '@/words'
import { removePhoto, upload, type DraftPhoto } from '../drafts'
import { isPhotoRefusal } from '../photo-refusal'
import { useDraft } from '../use-draft'
import { usePhotoChoice } from '../use-photo-choice'
import './draft-photos.scss'

function gridPhoto({ key, path, width, height, sent, photoId, error }: DraftPhoto, index: number): GridPhoto {
  const sending = !photoId && !error
  const label = error && (isPhotoRefusal(error) ? words.upload.replace : words.upload.retry)
  const caption = sending ? words.upload.uploading(index + 1) : words.upload.caption(index + 1)
  return { key, url: path, width, height, caption, error: label, progress: sending ? sent : undefined }
}

/** The photos of a draft: shoot, pick, take again, remove, upload again. */
export function DraftPhotos({ name, rule: { minPhotos, maxPhotos } }: { name: string; rule: Rule }) {
  const { photos } = useDraft(name)
  const { choose, preparing } = usePhotoChoice(name)
  const room = maxPhotos - photos.length
  const missing = minPhotos - photos.length

  const addLabel = () => {
    if (photos.length === 0) return words.upload.shoot(1)
    return missing > 0 ? words.upload.shootMore(missing) : words.upload.oneMore
  }
  const retry = (index: number) => {
    const photo = photos[index]
    if (photo?.error && isPhotoRefusal(photo.error)) void choose('camera', 1, index)
    else if (photo) void upload(name, photo.key)
  }

  return (
    <View className='draft-photos'>
      <PhotoGrid
        photos={photos.map(gridPhoto)}
        onRemove={(index) => removePhoto(name, index)}
        onRetake={(index) => void choose('camera', 1, index)}
        onRetry={retry}
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
