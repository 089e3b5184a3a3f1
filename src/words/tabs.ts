export const tabs = {
  home: '首页',
  board: '排行',
  shop: '兑换',
  me: '我的'
} as const
