import { yuan } from '@/lib/money'
import { personName } from './people'

const money = (fen: number) => `${yuan(fen)} 元`
/** In whole yuan: what is only to be compared. */
const about = (fen: number) => `${Math.round(fen / 100)} 元`

export const reserve = {
  title: '备付',
  refused: '这里给超市店员和村管理员用',
  refusedNext: '兑换分的事,请问村管理员。',
  money,
  verdicts: {
    fine: '备付够',
    amber: '备付快不够了',
    red: '备付不够了',
    unknown: '还算不出来'
  },
  cover: (percent: number) => (percent >= 300 ? `够 ${Math.floor(percent / 100)} 回` : `够 ${percent}%`),
  texts: {
    fine: '村民手里的分全来换,东西和钱也够。',
    amber: '眼下还够,再这样下去就不够了。早点打算。',
    red: '村民手里的分要是全来换,东西和钱就不够了。',
    unknown: '还没有人填过进价。进货时把一份多少钱填上,这里就算得出来。'
  },
  noPoints: '村民手里没有分,不用备。',
  months: (months: number) => `照最近三个月发分的快慢,大约 ${months < 3 ? months : Math.round(months)} 个月后就不够。`,
  never: '照最近三个月的快慢,不会越来越少。',
  todo: '可以这样做',
  ways: ['再备一笔钱', '把贵的东西兑换分定高一点', '多进一些便宜实用的东西', '少发一些分'],
  have: '村里有的',
  owe: '村民的分值多少',
  stock: '货架上的东西',
  left: '备的钱还剩',
  free: '能用的分',
  held: '订好没取的分',
  chart: (have: number, owe: number) => `村里有 ${about(have)},村民的分值 ${about(owe)}`,
  point: '一分合多少钱',
  pointValue: (fen: number) => `${yuan(Math.round(fen))} 元`,
  from: {
    handed_over: '照最近 90 天换走的东西算:进价加起来,除以换走的分。',
    on_sale: '最近 90 天没换走什么,照在架的东西算:进价加起来,除以兑换分。'
  },
  how: '东西按最近一次的进价算,订好没取的也算在货架上。换东西时东西和分一起少,不影响够不够;发新的分才会。',
  pace: (issued: number, redeemed: number) => `最近一个月大约发 ${issued} 分,换走 ${redeemed} 分。`,
  budget: '备付金',
  budgetNote: (booked: number, spent: number) => `备了 ${money(booked)},进货花了 ${money(spent)}`,
  goods: '每样东西,一分合多少钱',
  goodsNote: '比平均贵很多的,兑换分定低了;便宜很多的,定高了。',
  perPoint: (fen: number) => `一分合 ${yuan(fen)} 元`,
  goodsFacts: (points: number | null, costFen: number | null, shelf: number) =>
    [points === null ? '' : `${points} 分`, costFen === null ? '' : `进价 ${money(costFen)}`, `货架上 ${shelf} 份`].filter(Boolean).join(' · '),
  against: (percent: number) => `平均的 ${percent}%`,
  average: (fen: number) => `竖线是平均:一分 ${yuan(Math.round(fen))} 元`,
  noCostNote: '进货时填上一份多少钱,才算得准。这些没有算进去。',
  noCostBadge: '没填进价',
  budgetTitle: '备付金',
  budgetText: '村里备下来进货的钱。进货填了进价,就从这里扣。',
  booked: '一共备了',
  spent: '进货花了',
  leftNow: '还剩',
  book: '再备一笔钱',
  amount: '多少元',
  amountWrong: '请填像 500 或 500.5 这样的数',
  reason: '从哪里来的',
  reasonHint: '比如:镇里拨的、乡贤捐的。',
  missingAmount: '还没填多少元',
  missingReason: '还没写从哪里来',
  doBook: (fen: number) => `备 ${money(fen)}`,
  done: '记好了',
  entries: '一笔一笔',
  empty: '还没有备过钱',
  emptyNext: '村里拨了钱给超市进货,就记在这里。',
  by: (name: string, time: string) => `${personName(name)} · ${time}`,
  reverse: '记错了,冲掉',
  reverseLabel: (reason: string) => `记错了,冲掉:${reason}`,
  reverseTitle: (fen: number) => `冲掉这笔 ${money(fen)}?`,
  reverseText: '会另记一笔相反的,两笔都留着看得到。',
  reverseReason: '为什么冲掉',
  missingReverse: '还没写为什么',
  reversed: '冲好了',
  reversedBadge: '冲掉了',
  reversalBadge: '冲账'
} as const
