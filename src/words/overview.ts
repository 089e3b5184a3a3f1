export const overview = {
  title: '各村概览',
  month: '都是本月的数。等审核和还能用的分,是现在的。横条越长,数越大。',
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
