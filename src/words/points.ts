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
  cause: ({ kind, byHelper, cardMember }: Pick<PointEntry, 'kind' | 'byHelper' | 'cardMember'>, time: string) => {
    const withCard = kind === 'hold' && cardMember !== null ? `凭门牌卡换的,${cardMember}` : causes[kind]
    return `${byHelper ? '别人帮拍,通过审核' : withCard} · ${unbroken(time)}`
  },
  balance: (balance: number) => `余 ${balance}`,
  month: (year: number, month: number, thisYear: boolean) => (thisYear ? `${month} 月` : `${year} 年 ${month} 月`),
  sums: (earned: number, redeemed: number) =>
    [`得 ${earned} 分`, ...(redeemed > 0 ? [`换东西 ${redeemed} 分`] : [])].map(unbroken).join(' · '),
  emptyTitle: '还没有积分',
  empty: '拍几张照片发给村里,审核通过就有积分。',
  toHome: '去拍照'
} as const
