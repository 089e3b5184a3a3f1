import type { BasePeriod, Caps, Column, DryRun, RuleKind, RuleTerms } from '@contract/rules'
import { villageTime } from '@/lib/dates'

const each = { day: '每天', week: '每周', month: '每月' } as const
const periods: Record<BasePeriod, string> = { month: '每月', quarter: '每季度', year: '每年' }

/** 12 月 1 日; the year only when it is another one. */
function date(instant: string, now = new Date()): string {
  const time = villageTime(instant)
  return time.format(time.isSame(villageTime(now), 'year') ? 'M 月 D 日' : 'YYYY 年 M 月 D 日')
}

const range = (least: number, most: number) => (least === most ? `${least} 分` : `${least} 到 ${most} 分`)

const capsOf = (caps: Caps) =>
  (['day', 'week', 'month'] as const).flatMap((period) => (caps[period] === null ? [] : `${each[period]}最多 ${caps[period]} 次`))

/** What a version lays down, part by part. */
function parts(terms: RuleTerms): string[] {
  if (terms.kind === 'base') return [`${periods[terms.period]}每户 ${terms.points} 分`]
  if (terms.kind === 'deduction') return [`每次扣 ${range(terms.minPoints, terms.maxPoints)}`]
  const { minPhotos, maxPhotos, minPoints, maxPoints, caps, needsActivity, anonymous, twoApprovalsAbove } = terms
  return [
    range(minPoints, maxPoints),
    minPhotos === maxPhotos ? `${minPhotos} 张照片` : `${minPhotos} 到 ${maxPhotos} 张照片`,
    ...capsOf(caps),
    ...(needsActivity ? ['要选活动'] : []),
    ...(anonymous ? ['不显示是谁'] : []),
    ...(twoApprovalsAbove === null ? [] : [`超过 ${twoApprovalsAbove} 分要两人同意`])
  ]
}

const month = (written: string) => `${Number(written.slice(5))} 月`

/** What last month was and what it would have been, in sentences. */
function dryRun(kind: RuleKind, run: DryRun, isNew: boolean): string[] {
  const { times, given, wouldGive, households, wouldReach, refused, otherPhotos, withoutActivity, secondApprovals } = run
  if (kind === 'base') {
    const would = `现在有 ${wouldReach} 户,照这样一次一共发 ${wouldGive} 分。`
    return households > 0 ? [would, `上一次发给 ${households} 户,一共 ${given} 分。`] : [would]
  }
  if (isNew) return ['这是新规则,上个月没有记录可以比。']
  if (times === 0) return [`${month(run.month)}没有人用过这条规则,没有记录可以比。`]
  if (kind === 'deduction') return [`${month(run.month)}扣了 ${times} 次、${households} 户,一共 ${given} 分。照这样会扣 ${wouldGive} 分。`]
  const caps = (['day', 'week', 'month'] as const).flatMap((period) => (refused[period] > 0 ? `${each[period]}的上限挡住 ${refused[period]} 次` : []))
  return [
    `${month(run.month)}发来 ${times} 次,给了 ${households} 户 ${given} 分。`,
    `照这样会给 ${wouldReach} 户 ${wouldGive} 分。`,
    ...(caps.length > 0 ? [`${caps.join(',')}。`] : []),
    ...(otherPhotos > 0 ? [`有 ${otherPhotos} 次照片张数和新的不一样,村民要照新的拍。`] : []),
    ...(withoutActivity > 0 ? [`有 ${withoutActivity} 次没有选活动,照新的发不了。`] : []),
    ...(secondApprovals > 0 ? [`有 ${secondApprovals} 次要两个人同意。`] : [])
  ]
}

const columns: Record<Column, string> = {
  courtyard: '我家庭院', volunteering: '志愿服务', environment: '环境观察', study: '集体学习', honour: '荣誉展示'
}

export const rules = {
  title: '积分规则',
  refused: '积分规则由村管理员来定',
  refusedNext: '想改规则,请找村管理员。',
  kinds: { upload: '拍照得分', deduction: '扣分', base: '基础分' },
  kindNotes: {
    upload: '村民拍照发来,审核通过得分。',
    deduction: '村里发现问题,拍下来扣分,那户可以申诉。',
    base: '不用拍照,每期开始给每一户都发。'
  },
  columns,
  periods,
  date,
  summary: (terms: RuleTerms) => parts(terms).join(' · '),
  parts,
  begins: (instant: string) => `${date(instant)}开始`,
  changes: (instant: string) => `${date(instant)}起改`,
  open: '在用的',
  closed: '已关闭的',
  tabs: '看哪些规则',
  empty: { open: '还没有规则', closed: '没有关闭过规则' },
  emptyNext: { open: '点下面的"定新规则"开始。', closed: '关闭的规则会留在这里,可以重新开。' },
  create: '定新规则',
  up: '往前排一位',
  upDone: '往前排了一位',

  oneTitle: '规则',
  current: '现在是这样',
  next: (instant: string) => `${date(instant)}起改成这样`,
  firstFrom: (instant: string) => `${date(instant)}起是这样`,
  last: '关闭前是这样',
  history: '以前是这样',
  span: (from: string, until: string) => (from === until ? '没有开始过' : `${date(from)} 到 ${date(until)}`),
  by: (name: string) => `${name}定的`,
  since: (instant: string) => `${date(instant)}起`,
  change: '改规则',
  close: '关闭',
  closeTitle: '关闭这条规则?',
  closeText: '村民马上看不到它,不能再发。已经发来的照样审,记录都留着,以后可以重新开。',
  closeConfirm: '关闭规则',
  closeDone: '关闭了',
  reopen: '重新开',
  reopenTitle: '重新开这条规则?',
  reopenText: '照关闭前的样子马上生效。想改,开了以后再改。',
  reopenDone: '重新开了',
  takeBack: '不改了',
  takeBackTitle: '不改了,还照现在的?',
  takeBackText: '还没生效的改动会去掉,现在的规则一直有效。',
  takeBackDone: '改动去掉了',
  takeBackFirst: '不要了',
  takeBackFirstTitle: '不要这条新规则了?',
  takeBackFirstText: '它还没有开始,村民没有见过。会放进"已关闭的"里。',

  newTitle: '定新规则',
  editTitle: '改规则',
  kind: '是哪一种?',
  column: '放在哪个栏目?',
  name: '叫什么名字',
  namePlaceholder: '比如:门前三包',
  hints: { upload: '告诉村民拍什么', deduction: '什么样的要扣', base: '为什么发(可不填)' },
  hintPlaceholders: { upload: '比如:院子前后各拍一张', deduction: '比如:垃圾倒在路边、水沟里', base: '比如:每户都有' },
  pointsOf: { upload: '一次得几分', deduction: '一次扣几分', base: '每户发几分' },
  pointsHint: { fixed: '每次都是这么多', range: '办事的人没有另选时,就是这么多' },
  pointsWay: '分数怎么定?',
  pointsWays: { fixed: '每次一样', range: '看情况,有个范围' },
  least: '最少几分',
  most: '最多几分',
  minPhotos: '最少几张照片',
  maxPhotos: '最多几张照片',
  lessPhotos: '少一张',
  morePhotos: '多一张',
  caps: '一户最多发几次?',
  capsHint: '不限就空着。退回和撤回的不算。',
  capOf: { day: '一天几次', week: '一周几次', month: '一月几次' },
  unlimited: '不限',
  more: '别的要求',
  needsActivity: '要选一个正在办的活动',
  needsActivityNote: '没有活动时不能发',
  anonymous: '不显示是谁发的',
  anonymousNote: '别的村民看不到名字',
  second: '超过几分要两个人同意',
  secondHint: '不用两个人就空着',
  secondPlaceholder: '不用',
  period: '多久发一次?',
  from: '什么时候生效?',
  fromNow: '保存后马上',
  fromDay: '以后某天',
  fromDayLabel: '哪一天',
  fromHint: '从那天 0 点起。已经发来的,照当时的规则算。',
  fromHintNow: '已经发来的,照当时的规则算。',
  baseHint: '同一期只发一次:这一期发过了,下一期起照新的发;还没发的,生效后十分钟内发。',
  preview: '村民会看到',
  previewBase: '每户会收到',
  baseMessage: (name: string, points: number) => `"${name}"发下来了,+${points} 分`,
  previewDeduction: '扣分时会写明',
  dryRunTitle: '照上个月试算',
  previewWaits: '填好以后,在这里看看是什么样。',
  dryRunWaits: '填好以后,这里就会算出来。',
  dryRun,
  save: '保存规则',
  saved: '规则存好了',
  missing: {
    name: '先写名字',
    hint: '先写拍什么',
    points: '先写几分,1 到 1000',
    range: '最少、平常、最多要从小到大',
    photos: '最多的张数不能比最少的少',
    caps: '次数要写 1 到 99',
    capsOrder: '一周的不能比一天的少,一个月的不能比一周的少',
    second: '两人同意的分数要比最多的低',
    day: '先选哪一天生效,要在今天以后'
  }
} as const
