/** WeChat draws its own. */
export function tameTabBar() {}

/** WeChat's tab bar keeps its size: Taro.setTabBarStyle takes colours alone, and the phone's own font scale is WeChat's to apply. */
export function sizeTabBar() {}
