import Taro from '@tarojs/taro'
import type { SavedFile } from './saved-file'

/** Puts a file where WeChat can take it from; its path. */
export function writeUserFile({ name, data }: SavedFile): string {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  Taro.getFileSystemManager().writeFileSync(filePath, data)
  return filePath
}
