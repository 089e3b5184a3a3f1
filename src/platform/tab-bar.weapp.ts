/** WeChat draws its own. */
export function tameTabBar() {}
