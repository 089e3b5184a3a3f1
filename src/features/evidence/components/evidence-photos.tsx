import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { PhotoGrid } from '@/components/photo-grid'
import { localFiles } from '@/platform/local-files'
import { evidence as said, explain, upload } from '@/words'
import type { Evidence } from '../use-evidence'

/** Shoots, picks, shows and removes the photos of a form; each is on its way as soon as it is there. */
export function EvidencePhotos({ evidence, max }: { evidence: Evidence; max: number }) {
  const { photos, preparing, refused, choose, remove, retry } = evidence
  const room = max - photos.length
  const shown = photos.map(({ key, file, width, height, progress, photoId, error }) => ({
    key, width, height, url: localFiles.path(file.name), progress: photoId ? undefined : progress, error: error && said.failed
  }))
  return (
    <>
      <PhotoGrid
        layout='even'
        photos={shown}
        onRemove={(index) => remove(photos[index]?.key ?? '')}
        onRetry={(index) => retry(photos[index]?.key ?? '')}
        add={room > 0 ? { label: photos.length > 0 ? said.more : said.shoot, onPress: () => void choose('camera', 1) } : undefined}
      />
      {room > 0 && (
        <Button kind='secondary' icon='images' loading={preparing} onPress={() => void choose('album', room)}>
          {preparing ? upload.preparing : upload.album}
        </Button>
      )}
      {refused && <Notice tone='vermilion'>{explain(refused)}</Notice>}
    </>
  )
}
