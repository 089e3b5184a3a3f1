import Taro, { useShareAppMessage } from '@tarojs/taro'
import type { SavedFile, SaveOutcome, SharedCard } from './saved-file'
import { writeUserFile } from './user-file'

/** WeChat hands pictures to any chat. */
export const canSharePictures = (): boolean => true

/** Hands a picture to a chat of the person's choice. */
export async function sharePicture(picture: SavedFile): Promise<SaveOutcome> {
  try {
    await Taro.showShareImageMenu({ path: writeUserFile(picture) })
    return 'saved'
  } catch (cause) {
    return /cancel/i.test((cause as { errMsg?: string }).errMsg ?? '') ? 'cancelled' : 'failed'
  }
}

/** What WeChat's own menu passes on of this page; the page's config enables it. */
export const useSharedCard = (card: SharedCard | undefined) =>
  useShareAppMessage(() => ({ title: card?.title, path: card?.route }))
