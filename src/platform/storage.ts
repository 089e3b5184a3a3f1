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
  write(key: string, value: unknown) {
    try {
      Taro.setStorageSync(key, value)
    } catch (cause) {
      console.warn(`could not store ${key}`, cause)
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
