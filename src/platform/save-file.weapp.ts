import Taro from '@tarojs/taro'
import type { SavedFile, SaveOutcome } from './saved-file'
import { writeUserFile } from './user-file'

function outcomeOf(cause: unknown): SaveOutcome {
  const { errMsg = '' } = cause as { errMsg?: string }
  if (/deny|denied|auth/i.test(errMsg)) return 'forbidden'
  return /cancel/i.test(errMsg) ? 'cancelled' : 'failed'
}

/** A picture goes into the album; any other file is handed to a chat, which is where WeChat lets one keep it. */
export async function saveFile(file: SavedFile): Promise<SaveOutcome> {
  try {
    const filePath = writeUserFile(file)
    if (file.type.startsWith('image/')) await Taro.saveImageToPhotosAlbum({ filePath })
    else await Taro.shareFileMessage({ filePath, fileName: file.name })
    return 'saved'
  } catch (cause) {
    return outcomeOf(cause)
  }
}

/** Where a picture is kept. */
export const picturesGoTo: 'album' | 'downloads' = 'album'

/** WeChat asks once; after a refusal only its settings open the album. */
export const openSettings: (() => void) | undefined = () => void Taro.openSetting()
