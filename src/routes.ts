/** Where each page lives. A page with parameters is a function of them. */
export const routes = {
  home: '/pages/home/index',
  board: '/pages/board/index',
  shop: '/pages/shop/index',
  me: '/pages/me/index'
} as const

/** Pages behind the tab bar; they are switched to, never stacked. */
export const tabRoutes = [routes.home, routes.board, routes.shop, routes.me] as const
