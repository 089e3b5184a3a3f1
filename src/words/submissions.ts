import type { ConsentWay, SubmissionStatus } from '@contract/submissions'
import { personName } from './people'
import type { review } from './review'

const status: Record<SubmissionStatus, string> = {
  waiting: '等审核', approved: '已通过', rejected: '没通过', withdrawn: '已撤回', appealed: '申诉中'
}

/** What to do about a reason the reviewers pick from their list. */
const advice: Record<(typeof review.reasons)[number], string> = {
  照片看不清: '擦擦镜头,站稳了,天亮的时候再拍一次。',
  照片不是自家的: '要拍自己家的。真是自家的,可以申诉说一说。',
  还没收拾干净: '再收拾一下,收拾好了同一个地方再拍。',
  和栏目不符: '看看栏目要拍什么,换成合适的照片。',
  照片以前交过: '换成新拍的照片,交过的不能再用。',
  少拍了要紧的地方: '照着栏目说的,把缺的那处补拍上。'
}

const consents: Record<ConsentWay, string> = { in_person: '当面', by_phone: '电话里' }

const isKnown = (reason: string): reason is keyof typeof advice => reason in advice

/** What to do next, reason by reason; about one in the reviewer's own words, the usual. */
function adviceFor(reason: string): string {
  const known = reason.split(';').filter(isKnown).map((one) => advice[one])
  return known.join('') || '照着改一改,再发一次就行。'
}

export const submissions = {
  title: '我的照片',
  status,
  filters: { all: '全部', open: '等审核', approved: '已通过', rejected: '没通过', withdrawn: '已撤回' },
  filterLabel: '看哪些',
  photoCount: (count: number) => `${count} 张`,
  by: (name: string, time: string) => `${personName(name)} · ${time}`,
  helpedBy: (name: string, time: string) => `${personName(name)}代拍 · ${time}`,
  helpedFor: (household: string, time: string) => `帮${household}拍 · ${time}`,
  emptyTitle: {
    all: '还没有发过照片', open: '没有在等审核的', approved: '还没有通过的', rejected: '没有没通过的', withdrawn: '没有撤回过'
  },
  empty: {
    all: '拍几张照片发给村里,审核通过就有积分。',
    open: '发出去的都审完了。再拍几张,再得积分。',
    approved: '审核通过的照片会在这里,盖着红章。',
    rejected: '都挺好,接着拍。',
    withdrawn: '发错了可以撤回,改一改再发,都在这里。'
  },
  toHome: '去拍照',
  again: '再拍一次',
  toHomeShort: '回首页',

  waitingText: '照片都收到了。村管理员会一张一张看,通过了积分马上到账,没通过也会告诉您为什么。',
  rejectedText: (reason: string) => `没通过:${reason}。积分没有少。${adviceFor(reason)}`,
  withdrawnText: '这几张撤回了,村里不审,积分没有变。照片都留着,改一改可以重新发。',
  approvedText: (rule: string, points: number) => `${rule}通过了,已得 ${points} 分。`,
  appealedText: '申诉收到了。由另一位审核员来定,有结果会告诉您。',

  sent: (name: string | null, count: number) => `${name === null ? '您' : personName(name)}发了 ${count} 张照片,村里收到了`,
  sentAgain: (name: string | null, count: number) => `${name === null ? '您' : personName(name)}改好后重新发了 ${count} 张`,
  sentFor: (name: string | null, household: string, count: number) =>
    `${name === null ? '您' : personName(name)}帮${household}发了 ${count} 张照片`,
  agreed: (name: string, way: ConsentWay, time: string) => `${name}${consents[way]}同意的 · ${time}`,
  waitingStep: '等村管理员审核',
  waitingSince: '不用守着,有结果这里能看到',
  approvedStep: (points: number) => `审核通过,${points} 分已到账`,
  rejectedStep: (reason: string) => `没通过:${reason}`,
  appealStep: (words: string) => `申诉:${words}`,
  appealWaitingStep: '等另一位审核员来定',
  upheldStep: (points: number) => `申诉成功,${points} 分已到账`,
  dismissedStep: (reason: string) => `申诉后还是没通过:${reason}`,
  withdrawnStep: '已撤回,村里不审了',
  resubmittedStep: '已经改好重新发了',
  seeNext: '看重新发的',
  seeEarlier: '看上一次的',

  place: '在哪里',
  note: '写的话',
  activity: '参加的活动',
  total: '现在一共',

  withdraw: '撤回',
  withdrawTitle: '撤回这次发的照片?',
  withdrawText: '村里就不审了,积分不会变。照片都留着,改一改还能重新发。',
  withdrawStay: '不撤回',
  withdrawn: '已撤回,照片都还在',
  resubmit: '改一改重新发',
  appeal: '申诉',
  appealTitle: '说说为什么不对',
  appealNote: '会交给另一位审核员看。只能申诉一次,请把话说清楚。',
  appealLabel: '您的话',
  appealPlaceholder: '比如:墙边那堆砖是隔壁家的,不是我家的',
  appealCount: (count: number, max: number) => `写了 ${count} 个字,最多 ${max} 个`,
  appealTooLong: (surplus: number) => `多了 ${surplus} 个字,写短一点,字都还在`,
  appealMissing: '先写几个字',
  appealSend: '交给另一位审核员',
  appealed: '申诉发出去了'
} as const
