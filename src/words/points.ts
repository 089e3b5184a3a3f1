import type { PointTransferKind } from '@contract/points'

const lines: Record<PointTransferKind, (about: string) => string> = {
  award: (about) => `${about} 通过审核`,
  hold: (about) => `兑换 ${about},先留着`,
  release: (about) => `${about} 不要了,退回`,
  hand_over: (about) => `取走 ${about}`
}

export const points = {
  title: '我的积分',
  free: '现在能用',
  thisMonth: (amount: number) => `本月 +${amount} 分`,
  held: '兑换中',
  heldNote: '兑换中的分先留着,取货时才扣',
  spent: '换东西用了',
  earned: '一共得过',
  line: (kind: PointTransferKind, about: string) => lines[kind](about),
  note: (time: string, balance: number) => `${time} · 还有\u00a0${balance}\u00a0分`,
  month: (year: number, month: number, thisYear: boolean) => (thisYear ? `${month} 月` : `${year} 年 ${month} 月`),
  emptyTitle: '还没有积分',
  empty: '拍几张照片发给村里,审核通过就有积分。',
  toHome: '去拍照'
} as const
