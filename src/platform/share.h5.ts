import type { SavedFile, SaveOutcome, SharedCard } from './saved-file'

const asFile = ({ name, type, data }: SavedFile) => new File([data], name, { type })

/** Whether this browser can hand a picture to another app. */
export const canSharePictures = (): boolean =>
  typeof navigator.canShare === 'function' && navigator.canShare({ files: [asFile({ name: 'a.png', type: 'image/png', data: '' })] })

/** Hands a picture to an app of the person's choice. */
export async function sharePicture(picture: SavedFile): Promise<SaveOutcome> {
  try {
    await navigator.share({ files: [asFile(picture)] })
    return 'saved'
  } catch (cause) {
    return cause instanceof DOMException && cause.name === 'AbortError' ? 'cancelled' : 'failed'
  }
}

/** A browser has its own way to pass an address on. */
export const useSharedCard: (card: SharedCard | undefined) => void = () => undefined
