import Taro from '@tarojs/taro'
import type { SavedFile, SaveOutcome } from './saved-file'

const outcomeOf = (cause: unknown): SaveOutcome =>
  /cancel|deny|denied|auth/i.test((cause as { errMsg?: string }).errMsg ?? '') ? 'cancelled' : 'failed'

/** A picture goes into the album; any other file is handed to a chat, which is where WeChat lets one keep it. */
export async function saveFile({ name, type, data }: SavedFile): Promise<SaveOutcome> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  try {
    Taro.getFileSystemManager().writeFileSync(filePath, data)
    if (type.startsWith('image/')) await Taro.saveImageToPhotosAlbum({ filePath })
    else await Taro.shareFileMessage({ filePath, fileName: name })
    return 'saved'
  } catch (cause) {
    return outcomeOf(cause)
  }
}
