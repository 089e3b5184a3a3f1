import type { ManagedGoods } from '@contract/goods-desk'
import type { StockMovement, StockMovementKind } from '@contract/stock'
import { villageTime } from '@/lib/dates'
import { yuan } from '@/lib/money'
import { limitPeriods, limitWords } from './limits'

/** 12 月 1 日; the year only when it is another one. */
function date(instant: string, now = new Date()): string {
  const time = villageTime(instant)
  return time.format(time.isSame(villageTime(now), 'year') ? 'M 月 D 日' : 'YYYY 年 M 月 D 日')
}

const kinds: Record<StockMovementKind, string> = {
  in: '进货', out: '领出', broken: '报损', counted: '盘点', hold: '订走', release: '退订', hand_over: '交货'
}

const signed = (pieces: number) => (pieces > 0 ? `+${pieces}` : `−${-pieces}`)

/** What a line of the journal was: 交货 2 份. */
const moved = ({ kind, quantity }: StockMovement) =>
  (kind === 'counted' ? `盘点${quantity > 0 ? '多' : '少'} ${Math.abs(quantity)} 份` : `${kinds[kind]} ${quantity} 份`)

/** What stands below it: why, for whom, at what cost, by whom. */
function because({ kind, reason, costFen, order, by }: StockMovement): string {
  const household = order?.household ?? (order ? '一户' : '')
  return [
    household, reason, costFen === null ? '' : `每份 ${yuan(costFen)} 元`,
    by ?? (kind === 'in' ? '原来就有的' : '到期自动办的')
  ].filter(Boolean).join(' · ')
}

/** The shelf as its keeper sees it. */
export const goodsDesk = {
  title: '货品',
  refused: '这里给管超市的人用',
  refusedNext: '想换东西,请到"兑换"。',
  add: '上架新货',
  search: '找货品',
  searchPlaceholder: '货品名字',
  filters: { open: '在架上', low: '快没了', soldOut: '换完了', coming: '没开始', closed: '已下架' },
  filterLabel: '看哪些货品',
  categories: '看哪一类',
  everyCategory: '各类',
  noCategory: '没分类',
  empty: {
    open: '架上还没有东西', low: '没有快没了的', soldOut: '没有换完的', coming: '没有等着开始的', closed: '没有下架的'
  },
  emptyNext: {
    open: '点"上架新货",拍张照、定好分数,村民就能换。', low: '到了提醒的数,会在这里。', soldOut: '架上的都还有。',
    coming: '上架时选好从哪天开始,到日子才能换。', closed: '下架的货品会在这里,可以重新上架。'
  },
  notFound: '没有找到,换个名字试试。',
  journalDoor: '进出记录',
  orderDoor: '排顺序',
  orderDone: '排好了',
  orderNote: '村民在超市里看到的就是这个顺序。每点一下就存好了。',
  up: '往前',
  down: '往后',
  upOne: (name: string) => `往前,${name}`,
  downOne: (name: string) => `往后,${name}`,
  heads: { name: '货品', points: '兑换分', stock: '可换', held: '订走没取', shelf: '架上', state: '' },
  pieces: (count: number) => `${count} 份`,
  states: { low: '快没了', soldOut: '换完了', closed: '已下架', coming: (instant: string) => `${date(instant)}开始` },
  next: ({ points, startsAt }: NonNullable<ManagedGoods['nextPrice']>) => `${date(startsAt)}起 ${points} 分`,
  wished: (households: number) => `${households} 户想要`,
  rowLabel: ({ name, points, stock, held }: ManagedGoods, state: string) =>
    [name, `${points} 分`, `可换 ${stock} 份`, held > 0 ? `订走没取 ${held} 份` : '', state].filter(Boolean).join(','),

  itemTitle: '货品',
  limit: limitWords,
  noLimit: '每户不限',
  lowAt: (pieces: number) => (pieces > 0 ? `剩 ${pieces} 份提醒进货` : '不提醒进货'),
  wishes: (households: number) => (households > 0 ? `${households} 户盼着` : ''),
  moves: { in: '进货', out: '领出', broken: '报损' },
  prices: '兑换分',
  setPrice: '改分数',
  priceNow: (since: string) => `现在,${date(since)}起`,
  priceNext: (since: string) => `${date(since)}开始`,
  pricePast: (since: string, until: string) => `${date(since)} 到 ${date(until)}`,
  priceBy: (by: string | null) => (by === null ? '建村时定的' : `${by}定的`),
  takeBack: '撤回',
  takeBackTitle: '撤回这个分数?',
  takeBackText: (points: number, since: string) => `${date(since)}不改成 ${points} 分了,照现在的分数换。`,
  takeBackDone: '撤回了',
  edit: '改资料',
  close: '下架',
  closeTitle: '下架这样东西?',
  closeText: (held: number) =>
    (held > 0 ? `村民就换不了了。有 ${held} 份订了还没取,照样给他们留着。` : '村民就换不了了,以后可以重新上架。'),
  closeDone: '下架了',
  reopen: '重新上架',
  reopenText: '村民又能换了,分数和库存照旧。',
  reopenDone: '上架了',

  points: '几分换一份',
  priceFrom: '从什么时候起',
  starts: { now: '现在', day: '从某天' },
  startDay: '哪一天',
  priceNote: { now: '存好马上照新分数换。已经下的单不变。', day: '到那天零点自动改,村民在超市里提前看得到。' },
  savePrice: '就定这个分数',
  priceDone: '分数定好了',
  missingPrice: { points: '先填几分', same: '现在就是这个分数', day: '先选今天以后的一天' },

  quantity: '几份',
  cost: '每份多少钱(元)',
  costHint: '不知道可以不填',
  costLast: (fen: number) => `上次每份 ${yuan(fen)} 元,不知道可以不填`,
  supplier: '从哪里进的',
  supplierHint: '比如:镇上批发部,可以不填',
  reason: '为什么',
  reasonOwn: '写一句,别人看得懂就行',
  reasons: { out: ['活动用', '慰问困难户', '村里接待', '调给别的点'], broken: ['压坏了', '受潮了', '过期了', '丢了'] },
  afterwards: (pieces: number) => `记完架上 ${pieces} 份`,
  moveSend: { in: '记进货', out: '记领出', broken: '记报损' },
  moveDone: { in: '进货记好了', out: '领出记好了', broken: '报损记好了' },
  missingMove: { quantity: '先填几份', reason: '先写为什么', cost: '钱数填得不对,比如 18.5' },
  most: (stock: number, held: number) => (held > 0 ? `最多 ${stock} 份,其余有人订好了` : `架上只有 ${stock} 份`),

  journal: '进出记录',
  journalEmpty: '还没有记录',
  journalEmptyNext: '进货、领出、报损、交货,都会一笔一笔记在这里。',
  kinds,
  kindsLabel: '看哪一种',
  everyKind: '全部',
  moved,
  because,
  shelfAfter: (pieces: number) => `架上 ${pieces} 份`,
  change: signed,

  newTitle: '上架新货',
  editTitle: '改货品资料',
  name: '叫什么',
  nameHint: '带上大小,比如:洗衣液 2 千克',
  category: '哪一类',
  categoryHint: '比如:日用品、粮油、厨具,可以不填',
  picture: '图片',
  pictureHint: '拍一张,村民好认。可以没有',
  pictureDrop: '不要这张',
  firstPrice: '几分换一份',
  limitOf: '每户能换多少',
  limits: { none: '不限', ...limitPeriods },
  limitPieces: '最多几份',
  sale: '什么时候开始换',
  sales: { now: '马上', day: '从某天' },
  saleNote: '村民现在就看得到,到日子才能换。',
  low: '剩几份提醒进货',
  lowHint: '填 0 就不提醒',
  delivery: '第一批进多少',
  deliveryHint: '还没进货可以不填,以后再记',
  missing: {
    name: '先填叫什么', points: '先填几分换', limit: '先填最多几份', day: '先选哪一天', low: '先填剩几份提醒', quantity: '先填第一批几份',
    cost: '钱数填得不对,比如 18.5', photo: '图片还在传,请等一等'
  },
  save: '存好',
  create: '上架',
  saved: '存好了',
  created: '上架了,村民看得到了'
} as const
