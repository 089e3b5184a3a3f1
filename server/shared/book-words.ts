import type { PointTransferKind } from '../../types/contract/points'

/** How the kinds of points are called in the village's files. */
export const kindWords: Record<PointTransferKind, string> = {
  award: '通过审核',
  hold: '兑换,先留着',
  release: '不要了,退回',
  hand_over: '换东西',
  reversal: '更正',
  deduction: '扣分',
  base: '基础分',
  attendance: '参加活动',
  adjustment_in: '村里调整',
  adjustment_out: '村里调整',
  move_in: '并户、分户转来',
  move_out: '并户、分户转走'
}

/** Stands for somebody who is not to be named. */
export const namelessWord = '不公开'
