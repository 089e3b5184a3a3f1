import type { Deduction, DeductionBar } from '@contract/deductions'
import { personName } from './people'
import { when } from './when'

const bars: Record<DeductionBar, string> = {
  own_household: '亲属回避:这是您自己家的,申诉要由别的管理员来定。',
  relative_household: '亲属回避:这是您亲属家的,申诉要由别的管理员来定。',
  second_person_needed: '这次扣分是您办的,申诉要由另一位管理员来定。'
}

const statuses: Record<Deduction['status'], string> = {
  standing: '已扣分', appealed: '在申诉', upheld: '维持扣分', remitted: '退回了'
}

/** 扣分 and what a household says against it. */
export const deductions = {
  title: '扣分',
  tabsLabel: '看哪些',
  appealedTab: '等着定的申诉',
  allTab: '全部',
  appealedEmpty: '没有要定的申诉',
  appealedEmptyNext: '住户觉得扣得不对,申诉会列在这里。',
  allEmpty: '还没有扣过分',
  allEmptyNext: '要扣分时点下面的按钮,拍照留下凭据。',
  row: (rule: string, at: string) => `${rule} · ${when(at)}`,
  status: (status: Deduction['status']) => statuses[status],
  make: '扣分',
  refused: '扣分由审核员和村管理员来办',
  refusedNext: '自己家的扣分在"我的积分"里能看到。',

  makeTitle: '扣分',
  whichRule: '按哪条规则扣',
  noRules: '村里还没有扣分的规则',
  noRulesNext: '村管理员在"规则"里加一条,才能扣分。',
  range: (min: number, max: number) => (min === max ? `扣 ${min} 分` : `扣 ${min} 到 ${max} 分`),
  whose: '扣哪一户',
  evidence: (min: number, max: number) => `照片凭据(${min === max ? min : `${min} 到 ${max}`} 张)`,
  howMany: '扣几分',
  less: '少扣一分',
  more: '多扣一分',
  reason: '为什么扣',
  reasonPlaceholder: '时间、地点、看到了什么',
  reasonHint: '住户看得到这句话和照片',
  tooLong: (surplus: number) => `写多了 ${surplus} 个字,请写短一点`,
  missing: {
    rule: '请先选一条规则',
    household: '请先选哪一户',
    photos: (count: number) => `还差 ${count} 张照片`,
    sending: '照片还在传,请等一下',
    reason: '请写明为什么扣',
    tooLong: '字写多了,请写短一点'
  },
  doMake: (points: number) => `扣 ${points} 分`,
  confirmTitle: (household: string, points: number) => `${household}扣 ${points} 分?`,
  confirmText: '这户会收到消息,看得到照片和原因,可以申诉一次,由另一位管理员来定。分不够就扣到 0 为止。',
  confirm: '扣分',
  made: '扣好了,已经告诉这一户',

  oneTitle: '扣分详情',
  taken: (points: number, taken: number) =>
    taken === points ? `扣了 ${taken} 分` : `该扣 ${points} 分,账上不够,扣了 ${taken} 分`,
  remitted: (taken: number) => `${taken} 分退回来了`,
  sentence: ({ rule, reason, points, taken, status }: Deduction): string => {
    if (status === 'remitted') return `"${rule.name}"的扣分退回来了,${taken} 分已经在账上。`
    return `因为"${reason}",按"${rule.name}"${deductions.taken(points, taken)}。`
  },
  madeBy: (name: string, at: string) => `${personName(name)} · ${when(at)}`,
  why: '为什么扣',
  appealTitle: '住户的申诉',
  decisionTitle: '申诉的结果',
  decided: (by: string, at: string) => `${personName(by)} · ${when(at)}`,
  leftWords: '申诉的人已经注销,话不留了',
  bar: (bar: DeductionBar) => bars[bar],
  mayAppealNote: '觉得扣得不对,可以申诉一次,由另一位管理员来定。',
  waitingNote: '申诉收到了,由另一位管理员来定,有结果会在消息里告诉您。',

  appeal: '申诉',
  appealSheet: '哪里不对?',
  appealLabel: '您的话',
  appealPlaceholder: '比如:那堆东西不是我家的',
  appealNote: '只能申诉一次,由另一位管理员来定。',
  appealMissing: '请先写一句',
  appealSend: '交上去',
  appealed: '申诉交上去了',

  decide: '定这次申诉',
  decideSheet: '申诉怎么定?',
  decideLabel: '结果',
  remit: '扣得不对,退回',
  uphold: '扣得对,维持',
  decideReason: '写给这户的话',
  decideReasonPlaceholder: '查了什么,为什么这样定',
  decideMissing: '请先选结果,写一句话',
  decideDone: { remit: '退回了,已经告诉这一户', uphold: '维持了,已经告诉这一户' }
} as const
