import Taro from '@tarojs/taro'

/** Small values kept on this device over restarts. A device that refuses to store loses comfort, never the app. */
export const storage = {
  read<Value>(key: string): Value | undefined {
    try {
      return storage.demand<Value>(key)
    } catch {
      return undefined
    }
  },
  /** @throws whatever the device says when it cannot be read now; undefined where nothing is stored */
  demand: <Value>(key: string): Value | undefined => Taro.getStorageSync<Value | ''>(key) || undefined,
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
  /** Names of all values that begin with the prefix. @throws whatever the device says when it cannot be read now */
  keys: (prefix: string): string[] => Taro.getStorageInfoSync().keys.filter((key) => key.startsWith(prefix)),
  remove(key: string) {
    try {
      Taro.removeStorageSync(key)
    } catch (cause) {
      console.warn(`could not remove ${key}`, cause)
    }
  }
}
