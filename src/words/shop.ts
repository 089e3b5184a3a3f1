import type { Goods } from '@contract/goods'
import { villageTime } from '@/lib/dates'
import { limitLeftWords } from './limits'

/** 12 月 1 日, or 下月 where it is the first of the next month. */
function from(instant: string, now: Date): string {
  const [day, today] = [villageTime(instant), villageTime(now)]
  if (day.date() === 1 && day.isSame(today.add(1, 'month'), 'month')) return '下月'
  return day.format(day.isSame(today, 'year') ? 'M 月 D 日' : 'YYYY 年 M 月 D 日')
}

type State =
  | { kind: 'available' | 'no-household' | 'sold-out' | 'closed' | 'limit' }
  | { kind: 'short'; missing: number }
  | { kind: 'coming'; from: string }

export const shop = {
  title: '积分超市',
  free: '可用',
  held: (points: number) => `兑换中 ${points} 分`,
  openOrders: (count: number) => `${count} 单待取`,
  toPointsLabel: (points: number) => `可用 ${points} 分,看积分明细`,
  toOrders: '我的兑换',
  toCounter: '交货',
  toCounterNote: '扫取货码,或输 8 个数字',
  toOffice: '店里的事',
  toOfficeNote: '待取、货品、盘点、日结、开门时间',
  stock: (count: number) => `还有 ${count} 份`,
  /** Why the goods cannot be redeemed. */
  state(state: State): string {
    if (state.kind === 'short') return `还差 ${state.missing} 分`
    if (state.kind === 'coming') return `${villageTime(state.from).format('M 月 D 日')}开始换`
    return { 'sold-out': '换完了', closed: '暂时不换', limit: '您家换够了', 'no-household': '没有户,不能换', available: '' }[state.kind]
  },
  limit: (limit: NonNullable<Goods['limit']>) => limitLeftWords(limit, '您家'),
  /** 下月起 35 分 */
  nextPrice: ({ points, startsAt }: NonNullable<Goods['nextPrice']>, now = new Date()) => `${from(startsAt, now)}起 ${points} 分`,
  categories: '看哪一类',
  allCategories: '全部',
  otherCategory: '其他',
  noHousehold: '您没有加入哪一户,可以看,不能换。要换东西,请找村管理员把您加到自己家。',
  noVillage: '每个村有自己的积分超市',
  noVillageNext: '您看全市的情况,不属于哪一个村,这里没有东西可换。',
  empty: '超市还没有摆东西',
  emptyNext: '村里定好能换什么就会放上来,先攒着积分。',
  goodsLabel: (name: string, points: number, state: string) => `${name},${points} 分,${state}`,
  each: '一份',
  quantity: '换几份',
  total: '一共',
  remaining: (points: number) => `换完还剩 ${points} 分`,
  heldUntilFetched: '积分先给您留着,取货时才扣',
  redeem: '兑换',
  put: '放进篮子',
  putNote: (name: string) => `${name}放进篮子了`,
  basket: (kinds: number) => `篮子里有 ${kinds} 样`,
  basketNote: (points: number) => `一共 ${points} 分,点开一起换`,
  wish: '我家想要,能换了告诉我',
  remember: '记到"我家想要的"',
  unwish: '已经记下了,不想要了点这里',
  wishes: '我家想要的',
  wishesNote: (count: number) => (count > 0 ? `记下了 ${count} 样,能换了告诉您` : '先记下来,能换了告诉您')
} as const
