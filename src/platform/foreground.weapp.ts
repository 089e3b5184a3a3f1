import Taro from '@tarojs/taro'

interface Watcher {
  /** The app comes back into view. */
  onShow(): void
  /** It goes out of view, and may never come back. */
  onHide(): void
}

export function watchForeground({ onShow, onHide }: Watcher) {
  Taro.onAppShow(onShow)
  Taro.onAppHide(onHide)
}
