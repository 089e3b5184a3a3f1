import { personName } from './people'
import { day } from './when'

/** On paper, where no year goes without saying. */
const fullDate = (written: string) => `${Number(written.slice(0, 4))} 年 ${Number(written.slice(5, 7))} 月 ${Number(written.slice(8, 10))} 日`

export const shopDays = {
  title: '日结',
  refused: '这里给超市店员和村管理员用',
  refusedNext: '换东西的账,在"我的 → 村里的账"里看。',
  how: '每天关门后看一眼:换走几份、货架上还剩几份,对得上就签个名。签了以后的,算进下一天。',
  today: '今天',
  soFar: '到现在',
  todayClosed: '今天结好了,后来的算进下一天',
  unclosed: '还没日结的',
  unclosedNote: '不一天一天结也行:结后面一天,前面的一起算进去。',
  past: '结好的',
  empty: '还没有日结过',
  emptyNext: '关门后点上面的今天,看一看,签个名。',
  came: (orders: number, pieces: number, points: number) =>
    (orders === 0 ? '没有人来取货' : `${orders} 单 · ${pieces} 份 · ${points} 分`),
  span: (since: string, until: string) => (since === until ? day(until) : `${day(since)} 到 ${day(until)}`),
  signedBy: (name: string) => `${personName(name)}签`,
  dayTitle: (written: string) => `${day(written)}的日结`,
  orders: '交货',
  pieces: '东西',
  points: '分数',
  ordersValue: (count: number) => `${count} 单`,
  piecesValue: (count: number) => `${count} 份`,
  goods: '货架上',
  columns: {
    name: '货品', opening: '开门', cameIn: '进货', wentOut: '领出', broken: '报损', counted: '盘点', handedOver: '交货', closing: '关门'
  },
  nothing: '货架上还没有东西',
  note: '说明(可以不写)',
  noteHint: '比如:停电早关门、有一单没带卡。签了以后不能再改。',
  sign: '对得上,签名',
  signFrom: (time: string) => `${time} 关门后才能签`,
  signTitle: (written: string) => `${day(written)}就这样结?`,
  signText: '签了以后不能再改。后来的算进下一天。',
  signed: '签好了',
  notClosed: '还没签名',
  withEarlier: (since: string) => `${day(since)}起没有结过的,都在里面。`,
  print: '打印',
  sheetTitle: (village: string, written: string) => `${village}积分超市日结 ${fullDate(written)}`,
  sheetFoot: (name: string, time: string, note: string) => `${personName(name)} ${time} 签${note ? `。说明:${note}` : ''}`,
  sheetOpen: '还没有签名',
  excel: '按月存成 Excel'
} as const
