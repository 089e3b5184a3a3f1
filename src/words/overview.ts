import { waited } from './when'

export const overview = {
  title: '各村概览',
  month: '等审核是现在的,别的都是这个月的。横条越长,数越大。',
  total: (villages: number) => `${villages} 个村合计`,
  village: '村',
  noVillages: '还没有村加入',
  noVillagesNext: '村开通以后,这里就能看到。',
  activeHouseholds: '参与户',
  ofHouseholds: (active: number, households: number) => `${active} / ${households} 户`,
  submissions: '送来照片',
  approved: '通过',
  waiting: '现在等审核',
  oldest: (since: string) => `最久${waited(since)}`,
  reviewTime: '审核用时',
  none: '—',
  pointsIssued: '发出的分',
  pointsRedeemed: '换东西用的分',
  pointsOutstanding: '还没用的分',
  byMonth: '一个月里',
  overTime: '一年里',
  overTimeText: '各村用同一把尺子,柱子越高,数越大。',
  measure: '看哪个数',
  export: '存成 Excel',
  fileName: (month: string) => `各村概览 ${month}.xlsx`,
  exported: '已存好',
  exportFailed: '没有存成,再点一次试试。'
} as const
