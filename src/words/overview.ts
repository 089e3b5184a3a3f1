export const overview = {
  title: '各村概览',
  month: '数字是这个月的,等审核和还能用的分是现在的。',
  total: (villages: number) => `${villages} 个村合计`,
  village: '村',
  noVillages: '还没有村加入',
  noVillagesNext: '村开通以后,这里就能看到。',
  activeHouseholds: '参与户',
  ofHouseholds: (active: number, households: number) => `${active} / ${households} 户`,
  submissions: '送来照片',
  approved: '通过',
  waiting: '等审核',
  pointsAwarded: '发出积分',
  pointsRedeemed: '换掉积分',
  pointsOutstanding: '还能用的分'
} as const
