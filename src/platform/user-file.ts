import Taro from '@tarojs/taro'
import type { SavedFile } from './saved-file'

const folder = () => `${Taro.env.USER_DATA_PATH}/saved`

/** Puts a file where WeChat can take it from, in place of the one before it, which has been taken; its path. */
export function writeUserFile({ name, data }: SavedFile): string {
  const files = Taro.getFileSystemManager()
  try {
    files.rmdirSync(folder(), true)
  } catch {
    // there is none the first time
  }
  files.mkdirSync(folder(), true)
  const filePath = `${folder()}/${name}`
  files.writeFileSync(filePath, data)
  return filePath
}
