import type { ReviewBar } from '@contract/reviews'
import type { Column } from '@contract/rules'
import type { ConsentWay, SubmissionStatus } from '@contract/submissions'
import { personName } from './people'
import { waited, when } from './when'

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

const results: Partial<Record<SubmissionStatus, string>> = { waiting: '还在等', appealed: '在申诉', rejected: '没通过', withdrawn: '撤回了' }

const result = (status: SubmissionStatus, points: number | null) => results[status] ?? `通过 +${points ?? 0}`

export const review = {
  title: '审核',
  titleLeft: (count: number) => `审核 · 还有 ${count} 条`,
  columns,
  all: '全部',
  flagged: '疑似重复',
  filterLabel: '看哪个栏目',
  filter: '筛选',
  filtered: '筛选中',
  filterTitle: '看哪些',
  filterGrid: '哪个网格',
  everyGrid: '全村',
  onlyDecidable: '只看我能审的',
  onlyDecidableNote: '不看自己家、亲属家和要别人来定的',
  filterDone: '好了',
  queue: '等着审的',
  seen: '看过',
  forOthers: '要别人审',
  waited,
  overdue: '超时',
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
  enlargePrevious: '放大看以前的',
  photos: '这次的照片',
  showPhoto: (index: number) => `看第 ${index} 张`,
  /** A photo that looks like another one: which of this submission, whose the other is and when. */
  match: (index: number, other: { own: boolean; household: string; at: string; same: boolean }) =>
    `第 ${index} 张和${other.own ? '这户' : ` ${other.household}`} ${when(other.at)} 的一张${other.same ? '是同一张' : '很像'}`,
  matchWithin: (index: number, same: boolean) => `第 ${index} 张和这次的另一张${same ? '是同一张' : '很像'}`,
  compare: '对比',
  compareTitle: '对比照片',
  thisOne: '这一张',
  otherOne: (household: string, rule: string, at: string, status: SubmissionStatus) =>
    `${household} · ${rule} · ${when(at)} · ${results[status] ?? '通过了'}`,
  difference: (distance: number) => `相差 ${distance} 点(满分 64,越小越像)`,
  previous: '这户以前的',
  compareBefore: (count: number) => `和以前的 ${count} 次对比`,
  noPrevious: '这个栏目这户还是第一次',
  previousPhoto: (at: string, status: SubmissionStatus, points: number | null) => `${when(at)} ${result(status, points)}`,
  quickPoints: '常给的分',
  pointsRange: (min: number, max: number) => `给几分(${min} 到 ${max})`,
  lessPoints: '少给一分',
  morePoints: '多给一分',
  approve: (points: number) => `通过 +${points}`,
  agree: (points: number) => `同意 +${points},再请一位`,
  needsTwo: (limit: number) => `超过 ${limit} 分要两个人同意`,
  agreed: (name: string, points: number) => `${personName(name)}已同意给 ${points} 分,您再同意就发下去`,
  reject: '不通过',
  skip: '先放着,看下一条',
  bars,
  ownHelped: '亲属回避:这是您帮别家发的照片,不能自己审。它留在这里,请别的管理员来看。',
  ownSkip: '跳过,看下一条',
  keys: '按键:A 通过,R 不通过,J 下一条,K 上一条,U 撤销,B 一起通过,1 到 9 看照片,Z 放大,+ - 改分',
  swipes: '右滑通过,左滑不通过,审错了 10 分钟内能撤销',
  approved: (household: string, points: number) => `${household} +${points} 分`,
  firstApproved: (household: string, points: number) => `您同意给 ${household} ${points} 分,还要另一位同意`,
  rejected: (household: string) => `已告诉 ${household}`,
  overtaken: (household: string, rule: string, sentence: string) => `${household}的${rule}:${sentence}`,
  batch: (count: number) => `看过的 ${count} 条一起通过`,
  batchTitle: '看过的,一起通过',
  batchNote: '每一条按栏目的分给。勾掉还拿不准的。',
  batchLabel: '要通过哪些',
  batchSend: (count: number) => `通过这 ${count} 条`,
  batchMissing: '先勾上要通过的',
  batchDone: (count: number, points: number) => `通过了 ${count} 条,共 +${points} 分`,
  decidedTitle: '刚审过的',
  decidedNote: '10 分钟内可以撤销,分数和消息都收回来,照片回到等着审的。',
  decidedMore: (count: number) => `还有 ${count} 条`,
  decided: (household: string, status: SubmissionStatus, points: number | null) =>
    `${household} ${status === 'rejected' ? '没通过' : status === 'approved' ? `通过 +${points ?? 0}` : `同意 +${points ?? 0}`}`,
  undo: '撤销',
  undoOf: (household: string) => `撤销 ${household} 的`,
  undone: (household: string) => `${household} 的撤销了,回到等着审的`,
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
  rejectKeys: '按键:1 到 6 选原因,回车发送',
  emptyTitle: '都审完了',
  empty: '现在没有等着审的照片。新照片发来,这里会看到。',
  emptyColumn: '这样的现在没有等着审的,看看别的。',
  showAll: '看全部',
  toHome: '回首页'
} as const
