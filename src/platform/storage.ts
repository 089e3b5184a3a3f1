import Taro from '@tarojs/taro'

/** Small values kept on this device over restarts. A device that refuses to store loses comfort, never the app. */
export const storage = {
  read<Value>(key: string): Value | undefined {
    try {
      return Taro.getStorageSync<Value | ''>(key) || undefined
    } catch {
      return undefined
    }
  },
  /** Gives false when the device refuses. */
  write(key: string, value: unknown): boolean {
    try {
      Taro.setStorageSync(key, value)
      return true
    } catch (cause) {
      console.warn(`could not store ${key}`, cause)
      return false
    }
  },
  /** Names of all values that begin with the prefix. */
  keys(prefix: string): string[] {
    try {
      return Taro.getStorageInfoSync().keys.filter((key) => key.startsWith(prefix))
    } catch {
      return []
    }
  },
  remove(key: string) {
    try {
      Taro.removeStorageSync(key)
    } catch (cause) {
      console.warn(`could not remove ${key}`, cause)
    }
  }
}
