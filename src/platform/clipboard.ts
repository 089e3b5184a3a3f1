import Taro from '@tarojs/taro'

/** Puts words where they can be pasted; false where the platform refuses. */
export async function copy(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    return false
  }
}
