import Taro from '@tarojs/taro'

const me = 3
const mostShown = 99

/** Puts a count on the tab 我的, or takes it off. Only a page behind the tab bar can. */
export function badgeTab(count: number) {
  const done = count > 0
    ? Taro.setTabBarBadge({ index: me, text: count > mostShown ? `${mostShown}+` : String(count) })
    : Taro.removeTabBarBadge({ index: me })
  done.catch(() => undefined)
}
