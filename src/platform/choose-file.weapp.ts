import Taro from '@tarojs/taro'
import { ApiError } from './api-error'
import type { ChosenFile } from './chosen-file'

/** Lets the person pick one file with the ending out of a chat, which is where WeChat keeps files; null when they change their mind. */
export async function chooseFile(ending: string): Promise<ChosenFile | null> {
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [ending] }).catch(() => null)
  const [file] = chosen?.tempFiles ?? []
  if (!file) return null
  try {
    return { name: file.name, content: Taro.getFileSystemManager().readFileSync(file.path) as ArrayBuffer }
  } catch (cause) {
    throw new ApiError('file_unreadable', 0, String(cause))
  }
}
