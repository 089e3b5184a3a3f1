import type { SubmissionStatus } from '@contract/submissions'
import { personName } from './people'

const status: Record<SubmissionStatus, string> = {
  waiting: '等审核', approved: '已通过', rejected: '没通过', withdrawn: '已撤回', appealed: '申诉中'
}

export const submissions = {
  title: '我的照片',
  status,
  filters: { all: '全部', open: '等审核', approved: '已通过', rejected: '没通过', withdrawn: '已撤回' },
  filterLabel: '看哪些',
  photoCount: (count: number) => `${count} 张`,
  by: (name: string, time: string) => `${personName(name)} · ${time}`,
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
  waitingText: '照片都收到了。村管理员会一张一张看,通过了积分马上到账,没通过也会告诉您为什么。',
  rejectedText: (reason: string) => `没通过:${reason}。积分没有少,照着改一改,再拍一次就行。`,
  approvedStep: (points: number) => `审核通过,${points} 分已到账`,
  waitingStep: '等村管理员审核',
  waitingSince: '不用守着,有结果这里能看到',
  sentStep: (name: string | null, count: number) => `${name === null ? '你' : personName(name)}发了 ${count} 张照片,村里收到了`,
  note: '写的话',
  total: '现在一共',
  toHomeShort: '回首页'
} as const
