import Taro from '@tarojs/taro'
import type { SavedFile } from './saved-file'

const folder = () => `${Taro.env.USER_DATA_PATH}/saved`

/** Where WeChat can take a file from, in place of the one before it, which has been taken; its path. */
export function newUserFile(name: string): string {
  const files = Taro.getFileSystemManager()
  try {
    files.rmdirSync(folder(), true)
  } catch {
    // there is none the first time
  }
  files.mkdirSync(folder(), true)
  return `${folder()}/${name}`
}

/** Puts a file where WeChat can take it from; its path. */
export function writeUserFile({ name, data }: SavedFile): string {
  const filePath = newUserFile(name)
  Taro.getFileSystemManager().writeFileSync(filePath, data)
  return filePath
}
