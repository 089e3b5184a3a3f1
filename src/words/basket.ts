import { villageTime } from '@/lib/dates'

/** Several goods in one order, and what the household wishes for. */
export const basket = {
  title: '篮子',
  lead: '一次换好几样,一个取货码一起取。',
  each: (points: number) => `每份 ${points} 分`,
  quantity: (name: string) => `${name}换几份`,
  remove: '拿掉',
  removeLabel: (name: string) => `拿掉 ${name}`,
  /** Said where the price is another one than when it was put in. */
  priceChanged: (before: number, now: number) => `放进来时 ${before} 分,现在 ${now} 分`,
  problems: {
    closed: '这样东西现在不换了',
    coming: (from: string) => `${villageTime(from).format('M 月 D 日')}才开始换`,
    soldOut: '刚被换完了',
    tooMany: (most: number) => `现在最多换 ${most} 份,请减少一些`
  },
  total: '一共',
  free: (points: number) => `可用 ${points} 分`,
  remaining: (points: number) => `换完还剩 ${points} 分`,
  missing: (points: number) => `还差 ${points} 分`,
  short: (points: number) => `还差 ${points} 分,请减少一些`,
  wrong: (count: number) => `有 ${count} 样现在换不了,先改一改`,
  takeOut: (count: number) => `拿掉换不了的 ${count} 样`,
  tooManyKinds: (most: number) => `一次最多 ${most} 样,先拿掉几样`,
  redeem: (points: number) => `一起兑换,${points} 分`,
  nothingLost: '篮子里的都还在。',
  keptNote: '篮子存在这个手机里,关掉也不会丢。',
  empty: '篮子是空的',
  emptyNext: '在超市里点开一样东西,点"放进篮子",好几样可以一起换。',
  toShop: '去超市看看'
} as const

export const wishes = {
  title: '我家想要的',
  lead: '家里人记下的都在这里。换完的、还没开始换的,能换了发消息告诉您家。',
  empty: '还没有记下想要的',
  emptyNext: '在超市里点开一样东西,点"我家想要,能换了告诉我"。',
  toShop: '去超市看看'
} as const
