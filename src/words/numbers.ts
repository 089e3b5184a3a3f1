import { duration, waited } from './when'

const monthOf = (month: string) => `${Number(month.slice(5))} 月`

/** A village in figures; each with its name and how it is counted. */
export const numbers = {
  title: '村里的数',
  note: '送来多少照片、审得快不快、发了多少分',
  measures: {
    submissions: ['送来照片', '这个月送来多少次,撤回的不算。'],
    activeHouseholds: ['参与户', '这个月送过照片的有多少户。'],
    approvalRate: ['通过率', '这个月审完的,一百次里通过多少次。'],
    reviewTime: ['审核用时', '从送来到审完,一半比这个时间快,一半比它慢。'],
    pointsIssued: ['发出的分', '审核通过、基础分、活动、调整加的,减去收回和扣掉的。'],
    pointsRedeemed: ['换东西用的分', '在超市取走东西用掉的分。'],
    pointsOutstanding: ['还没用的分', '月底各户手里的分,加上换了东西还没取的。']
  },
  households: (count: number) => `${count} 户`,
  time: duration,
  none: '没有',
  nowHouseholds: '全村户数',
  nowWaiting: '等审核',
  nowOldest: '等得最久的',
  nowOutstanding: '现在没用的分',
  now: '现在',
  year: '这一年',
  waiting: (count: number) => `${count} 条`,
  oldest: waited,
  monthName: monthOf,
  /** What a chart shows, said aloud. */
  chart: (label: string, bars: readonly { month: string; text: string }[]) =>
    `${label}:${bars.map(({ month, text }) => `${monthOf(month)} ${text}`).join(',')}`,
  running: '最后一根是本月到现在。',
  refused: '这里给村里办事的人看',
  refusedNext: '村里公示的账,在"我的 → 村里的账"里看。'
} as const
