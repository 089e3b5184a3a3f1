import Taro from '@tarojs/taro'

/** A sentence that passes by; for what went well. Failures stay on the page instead. */
export function notify(text: string) {
  void Taro.showToast({ title: text, icon: 'none', duration: 2500 })
}
