import { ApiError } from '@/platform/api-error'
import type { ChoosePhotosOptions } from '@/platform/local-photo'
import { choosePhotos } from '@/platform/photos'
import { addPhotos, changeDraft } from './drafts'
import { beginMaking, useMaking } from './making'
import { refusalOf } from './refusals'

/** Shoots or picks photos for a draft. */
export function usePhotoChoice(name: string) {
  const preparing = useMaking(name) === 'photos'
  const tell = (refused: ApiError | null) => changeDraft(name, { leftOut: refused ? refusalOf(refused) : undefined })

  /** `instead` is the key of the photo that a new one replaces. */
  async function choose(source: ChoosePhotosOptions['source'], count: number, instead?: string) {
    let ready = () => {}
    tell(null)
    try {
      const chosen = await choosePhotos({ source, count, onPicked: () => (ready = beginMaking(name, 'photos')) })
      if (chosen.photos.length > 0) addPhotos(name, chosen.photos, instead)
      tell(chosen.refused)
    } catch (cause) {
      tell(new ApiError('unexpected', 0, String(cause)))
    } finally {
      ready()
    }
  }

  return { choose, preparing }
}
