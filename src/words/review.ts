import type { ReviewBar } from '@contract/reviews'
import type { Column } from '@contract/rules'
import type { ConsentWay } from '@contract/submissions'
import { personName } from './people'

const columns: Record<Column, string> = {
  courtyard: '庭院', volunteering: '志愿', environment: '环境', study: '学习', honour: '荣誉'
}

const consents: Record<ConsentWay, string> = { in_person: '当面', by_phone: '电话里' }

const bars: Record<ReviewBar, string> = {
  own_household: '亲属回避:这是您自己家发的照片,不能自己审。它留在这里,请别的管理员来看。',
  relative_household: '亲属回避:这是您亲属家的,不能由您来审。它留在这里,请别的管理员来看。',
  first_reviewer: '这一条第一次是您审的。申诉要由另一位审核员来定,它留在这里等。',
  second_person_needed: '您已经同意过了。分数高,还要另一位审核员也同意,它留在这里等。'
}

const minute = 60_000

function waited(since: string, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - new Date(since).getTime()) / minute))
  if (minutes < 1) return '刚刚发来'
  if (minutes < 60) return `等了 ${minutes} 分钟`
  if (minutes < 24 * 60) return `等了 ${Math.floor(minutes / 60)} 小时`
  return `等了 ${Math.floor(minutes / (24 * 60))} 天`
}

export const review = {
  title: '审核',
  titleLeft: (count: number) => `审核 · 还有 ${count} 条`,
  columns,
  all: '全部',
  filterLabel: '看哪个栏目',
  queue: '等着审的',
  /** How long it has been waiting. */
  waited: (since: string, now = new Date()) => waited(since, now),
  history: (sentThisMonth: number, approvedBefore: number) =>
    `本月第 ${sentThisMonth} 次 · ${approvedBefore > 0 ? `以前通过 ${approvedBefore} 次` : '以前没有通过的'}`,
  worth: (min: number, max: number) => (min === max ? `+${min}` : `+${min} 到 ${max}`),
  row: (rule: string, time: string) => `${rule} · ${time}`,
  sentBy: (household: string, name: string) => `${household} · ${personName(name)}`,
  sentFor: (helper: string, consentBy: string, way: ConsentWay) => `${personName(helper)}代拍,${consentBy}${consents[way]}同意`,
  resubmission: '改好重发',
  onBehalf: '代拍',
  appeal: '申诉',
  firstReason: '第一次没通过的原因',
  appealWords: '村民的话',
  activity: (title: string) => `活动:${title}`,
  place: (place: string) => `地点:${place}`,
  position: (index: number, count: number) => `${index} / ${count}`,
  enlarge: '放大看',
  photos: '这次的照片',
  showPhoto: (index: number) => `看第 ${index} 张`,
  quickPoints: '常给的分',
  pointsRange: (min: number, max: number) => `给几分(${min} 到 ${max})`,
  lessPoints: '少给一分',
  morePoints: '多给一分',
  approve: (points: number) => `通过 +${points}`,
  reject: '不通过',
  skip: '拿不准,先看下一条',
  keys: '按键:A 通过,R 不通过,J 下一条,K 上一条',
  approved: (household: string, points: number) => `${household} +${points} 分`,
  rejected: (household: string) => `已告诉 ${household}`,
  bars,
  ownHelped: '亲属回避:这是您帮别家发的照片,不能自己审。它留在这里,请别的管理员来看。',
  ownSkip: '跳过,看下一条',
  overtaken: (household: string, rule: string, sentence: string) => `${household}的${rule}:${sentence}`,
  rejectTitle: '为什么没通过?',
  rejectNote: '这句话会给这户人家看,照着改就行。',
  reasonLabel: '选原因,可以选几个',
  reasons: ['照片看不清', '照片不是自家的', '还没收拾干净', '和栏目不符', '照片以前交过', '少拍了要紧的地方'],
  ownWords: '或自己写',
  ownWordsPlaceholder: '比如:门前的砖头还没搬',
  reasonCount: (count: number, max: number) => `写了 ${count} 个字,最多 ${max} 个`,
  reasonTooLong: (surplus: number) => `多了 ${surplus} 个字,写短一点`,
  rejectMissing: '先选一个原因',
  rejectSend: '不通过,告诉这户',
  emptyTitle: '都审完了',
  empty: '现在没有等着审的照片。新照片发来,这里会看到。',
  emptyColumn: '这个栏目没有等着审的,看看别的栏目。',
  showAll: '看全部',
  toHome: '回首页'
} as const
