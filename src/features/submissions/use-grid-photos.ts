import type { GridPhoto } from '@/components/photo-grid'
import { localFiles } from '@/platform/local-files'
import * as words from '@/words'
import type { Draft, DraftPhoto } from './draft'
import { useOutbox } from './outbox'
import { isPhotoRefusal } from './refusals'

/** The photos of a draft as a grid shows them: where each of them is, and how far it has come. */
export function useGridPhotos({ photos }: Draft): GridPhoto[] {
  const progress = useOutbox((state) => state.progress)
  // paths of kept files are there once they are opened
  useOutbox((state) => state.opened)

  return photos.map(({ key, file, url, width, height, photoId, refusal }: DraftPhoto, index) => {
    const sent = progress[key]
    const waiting = !photoId && !refusal
    const caption = sent === undefined ? words.upload.kept(index + 1) : words.upload.uploading(index + 1)
    return {
      key,
      url: file ? localFiles.path(file.name) : (url ?? ''),
      width,
      height,
      caption: waiting ? caption : words.upload.caption(index + 1),
      error: refusal && (isPhotoRefusal(refusal) ? words.upload.replace : words.upload.retry),
      progress: waiting ? (sent ?? 0) : undefined
    }
  })
}
