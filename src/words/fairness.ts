import type { Fairness, FairnessMonth } from '@contract/fairness'
import { duration, waited } from './when'

/** 公平公开: how the village reviews, for everybody in it. */
export const fairness = {
  title: '公平公开',
  note: '审核快不快、判得准不准,村里每个人都看得到',
  now: '现在',
  waiting: '等审核',
  waitingCount: (count: number) => (count === 0 ? '没有' : `${count} 条`),
  oldest: '等得最久的',
  oldestSince: waited,
  overdue: ({ overdue, reviewHours }: Fairness) => `有 ${overdue} 条等了超过 ${reviewHours} 小时,系统每天提醒审核员。`,
  onTime: ({ reviewHours }: Fairness) => `没有一条等过 ${reviewHours} 小时。`,
  month: (month: string) => `${Number(month.slice(0, 4))} 年 ${Number(month.slice(5))} 月`,
  speed: '审核要等',
  speedValue: ({ reviewMinutes }: FairnessMonth) => (reviewMinutes === null ? '没有审过' : duration(reviewMinutes)),
  speedNote: ({ decided }: FairnessMonth) => `审了 ${decided} 条,一半比这快`,
  looks: '抽查一致',
  looksValue: ({ secondLooks, agreed }: FairnessMonth) => (secondLooks === 0 ? '没有抽查' : `${Math.round((agreed / secondLooks) * 100)}%`),
  looksNote: ({ secondLooks, agreed }: FairnessMonth) => `另一位审核员再看 ${secondLooks} 条,${agreed} 条意见一致`,
  taken: '扣分',
  times: (count: number) => `${count} 次`,
  appeals: '申诉',
  appealsNote: ({ granted, open }: FairnessMonth) =>
    [`${granted} 次申诉有理,改过来了`, open > 0 && `${open} 次还在等结果`].filter(Boolean).join(','),
  how: '怎么保证公平',
  rules: ({ secondLookPercent, reviewHours }: Fairness) => [
    '自己家和亲属家的照片,审核员不能审。',
    `通过的照片抽签抽 ${secondLookPercent}%,由另一位审核员再看一遍。`,
    '没通过和扣分都可以申诉一次,由另一个人来定。',
    `照片等了超过 ${reviewHours} 小时,系统会提醒审核员。`
  ],
  empty: '还没有审过照片',
  emptyNext: '有人审过以后,每个月的情况会列在这里。'
} as const
