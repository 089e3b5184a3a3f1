/** Where each page lives; its parameters are given to `open`. A line here is all that registers a page. */
export const routes = {
  home: '/pages/home/index',
  board: '/pages/board/index',
  shop: '/pages/shop/index',
  me: '/pages/me/index',
  signIn: '/pages/sign-in/index',
  privacy: '/pages/privacy/index',
  upload: '/pages/upload/index',
  submissions: '/pages/submissions/index',
  submission: '/pages/submission/index',
  points: '/pages/points/index',
  month: '/packages/village-life/month/index',
  honours: '/packages/village-life/honours/index',
  feed: '/packages/village-life/feed/index',
  messages: '/packages/me/messages/index',
  family: '/packages/me/family/index',
  account: '/packages/me/account/index',
  look: '/packages/look/village/index',
  office: '/packages/village/office/index',
  invite: '/packages/village/invite/index',
  overview: '/packages/overview/villages/index',
  orders: '/packages/shop/orders/index',
  order: '/packages/shop/order/index',
  counter: '/packages/counter/hand-over/index',
  review: '/packages/review/queue/index',
  helping: '/packages/helping/for-others/index'
} as const

/** Pages behind the tab bar; they are switched to, never stacked. */
export const tabRoutes = [routes.home, routes.board, routes.shop, routes.me] as const
