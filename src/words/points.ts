import type { PointEntry, PointTransferKind } from '@contract/points'

const causes: Record<PointTransferKind, string> = {
  award: '通过审核',
  hold: '兑换,先留着',
  release: '不要了,退回',
  hand_over: '取走了',
  reversal: '更正',
  deduction: '扣分',
  base: '基础分',
  attendance: '参加活动',
  adjustment_in: '村里调整',
  adjustment_out: '村里调整',
  move_in: '并户、分户转来',
  move_out: '并户、分户转走'
}

type Cause = Pick<PointEntry, 'kind' | 'byHelper' | 'cardMember' | 'order'>

/** Why points came or went; of an order, also what has become of it. */
function causeOf({ kind, byHelper, cardMember, order }: Cause): string {
  if (byHelper) return '别人帮拍,通过审核'
  if (kind === 'hold') {
    const how = cardMember === null ? '' : `凭门牌卡换的,${cardMember}`
    if (order?.status !== 'handed_over') return how || causes.hold
    const taken = order.fetchedBy === null || order.fetchedBy === cardMember ? '' : `${order.fetchedBy}取走了`
    return [how || '兑换', taken || (how ? '' : '取走了')].filter(Boolean).join(',')
  }
  if (kind === 'release' && order?.status === 'expired') return '过期没取,退回'
  if (kind === 'release' && order?.reason) return `超市取消,退回:${order.reason}`
  return causes[kind]
}

/** Words that stay on one line: 毛巾 2 条 is one thing. */
const unbroken = (words: string) => words.replace(/ /g, '\u00a0')

export const points = {
  title: '我的积分',
  free: '现在能用',
  thisMonth: (amount: number) => `本月 +${amount} 分`,
  held: '兑换中',
  heldNote: '兑换中的分先留着,取货时才扣',
  spent: '换东西用了',
  earned: '一共得过',
  about: (about: string) => about.split('、').map(unbroken).join('、\u200b'),
  cause: (entry: Cause, time: string) => `${causeOf(entry)} · ${unbroken(time)}`,
  balance: (balance: number) => `余 ${balance}`,
  month: (year: number, month: number, thisYear: boolean) => (thisYear ? `${month} 月` : `${year} 年 ${month} 月`),
  sums: (earned: number, redeemed: number) =>
    [`得 ${earned} 分`, ...(redeemed > 0 ? [`换东西 ${redeemed} 分`] : [])].map(unbroken).join(' · '),
  emptyTitle: '还没有积分',
  empty: '拍几张照片发给村里,审核通过就有积分。',
  toHome: '去拍照',
  passbook: '积分存折',
  passbookNote: '一笔一笔印成小本子,也能存成 PDF'
} as const
