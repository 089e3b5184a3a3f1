import Taro from '@tarojs/taro'

/** Puts words where they can be pasted; false where the platform refuses. */
export async function copy(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text })
    // both platforms tell of it in their own small type; the page tells it in its type
    void Taro.hideToast()
    return true
  } catch {
    return false
  }
}
