import { personName } from './people'

/** As the server names them in messages and the ledger. */
const line = ({ name, quantity }: { name: string; quantity: number }) => (quantity > 1 ? `${name} × ${quantity}` : name)

export const orders = {
  title: '我的兑换',
  pickUpTitle: '取货码',
  closedTitle: '兑换',
  lines: (lines: readonly { name: string; quantity: number }[]) => lines.map(line).join('、'),
  status: { held: '等您去取', handed_over: '已取货', cancelled: '已取消', expired: '过期没取' },
  filters: { all: '全部', held: '待取', handed_over: '已取货', cancelled: '已取消', expired: '过期' },
  filterLabel: '看哪些',
  kept: (points: number) => `${points} 分已留好,取货时扣`,
  qrCode: '取货二维码',
  howTo: '给店员扫码,或报这 8 个数字',
  orderedAt: (time: string) => `${time} 兑换`,
  byCard: ({ member, witness }: { member: string; witness: string | null }) =>
    `超市里凭门牌卡换的,${member}${witness === null ? ',报了取货密码' : `,见证人 ${personName(witness)}`}`,
  giveUp: (points: number) => `不要了,退回 ${points} 分`,
  giveUpTitle: '这一单不要了?',
  giveUpText: (lines: string, points: number) => `${points} 分马上退回来,${lines} 不再给您留着。`,
  giveUpConfirm: '不要了',
  keep: '还要',
  fetchedAt: (time: string, points: number) => `${time} 取走,用了 ${points} 分`,
  fetchedBy: (name: string) => `${personName(name)}取走的`,
  cancelledAt: (time: string, points: number) => `${time} 取消,${points} 分已退回`,
  cancelledBy: (name: string) => `${personName(name)}取消的`,
  byShop: '超市取消了',
  byShopAt: (time: string, points: number) => `${time},${points} 分已退回`,
  reason: (reason: string) => `原因:${reason}`,
  expiredAt: (day: string, points: number) => `留到 ${day},没来取,${points} 分已退回`,
  expiredNext: '东西放回货架了,还想要可以再换。',
  again: '再去看看',
  toPoints: '看积分明细',
  empty: { all: '还没有兑换过', held: '没有等着取的东西', handed_over: '还没有取过货', cancelled: '没有取消过的', expired: '没有过期的,都按时取了' },
  emptyNext: '看看超市里有什么,攒够积分就能换。',
  toShop: '去兑换'
} as const
