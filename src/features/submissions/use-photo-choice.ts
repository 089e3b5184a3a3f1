import { useState } from 'react'
import { ApiError } from '@/platform/api-error'
import type { ChoosePhotosOptions } from '@/platform/local-photo'
import { choosePhotos } from '@/platform/photos'
import { addPhotos, changeDraft } from './drafts'
import { refusalOf } from './refusals'

/** Shoots or picks photos for a draft. */
export function usePhotoChoice(name: string) {
  const [preparing, setPreparing] = useState(false)
  const tell = (refused: ApiError | null) => changeDraft(name, { leftOut: refused ? refusalOf(refused) : undefined })

  /** `at` names the photo of the draft that a new one replaces. */
  async function choose(source: ChoosePhotosOptions['source'], count: number, at?: number) {
    tell(null)
    try {
      const chosen = await choosePhotos({ source, count, onPicked: () => setPreparing(true) })
      if (chosen.photos.length > 0) addPhotos(name, chosen.photos, at)
      tell(chosen.refused)
    } catch (cause) {
      tell(new ApiError('unexpected', 0, String(cause)))
    } finally {
      setPreparing(false)
    }
  }

  return { choose, preparing }
}
