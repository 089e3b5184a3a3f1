import type { SecondLookBar } from '@contract/second-looks'
import { personName } from './people'
import { when } from './when'

const bars: Record<SecondLookBar, string> = {
  own_household: '亲属回避:这是您自己家的,请别的审核员来看。',
  relative_household: '亲属回避:这是您亲属家的,请别的审核员来看。',
  first_reviewer: '这一条是您通过的,请另一位审核员来看。'
}

/** 抽查 of approvals by another reviewer. */
export const secondLooks = {
  title: '抽查',
  note: '通过的照片抽签抽一部分,由另一位审核员再看一遍。看的结果不改积分,"意见一致"的比例全村都看得到。',
  tabsLabel: '看哪些',
  open: '等着看的',
  done: '看过的',
  openEmpty: '没有要抽查的',
  openEmptyNext: '有通过的照片抽到了,会列在这里。',
  doneEmpty: '还没有抽查过',
  doneEmptyNext: '看过的会列在这里。',
  approvedAt: (points: number, at: string) => `${when(at)} 通过,给了 ${points} 分`,
  bar: (bar: SecondLookBar) => bars[bar],
  agree: '通过得对',
  disagree: '不该通过',
  agreed: '意见一致',
  disagreed: '意见不一致',
  agreedDone: '记下了:意见一致',
  disagreedDone: '记下了:意见不一致',
  whyTitle: '哪里不对?',
  whyNote: '写给第一次审的人看,以后大家审得一样。积分不会自动收回。',
  whyLabel: '您的意见',
  whyPlaceholder: '比如:照片看不清是不是这户的院子',
  whyMissing: '请先写一句',
  whySend: '记下意见',
  tooLong: (surplus: number) => `写多了 ${surplus} 个字,请写短一点`,
  by: (name: string, at: string) => `${personName(name)} · ${when(at)}`,
  refused: '抽查由审核员来做',
  refusedNext: '抽查的结果在"公平公开"里,人人都能看。'
} as const
