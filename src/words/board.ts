export const board = {
  title: '排行',
  periodLabel: '看哪段时间',
  periods: { month: '本月', quarter: '本季', year: '今年', all: '全部' },
  placeLabel: (place: number, household: string, points: number) => `第 ${place} 名,${household},${points} 分`,
  podium: '前三名',
  others: '其他名次',
  ownTitle: '我家',
  ownLabel: '我家的名次',
  ownFirst: '全村第一,继续保持',
  toNext: (points: number, place: number) => `再得 ${points} 分追上第 ${place} 名`,
  toNextUnknown: (points: number) => `再得 ${points} 分追上前一名`,
  ownNothing: '还没有得分,拍照上传就能上榜',
  empty: {
    month: '这个月还没有人得分',
    quarter: '这个季度还没有人得分',
    year: '今年还没有人得分',
    all: '还没有人得分'
  },
  emptyNext: '拍照上传,审核通过就上榜。',
  toHome: '去拍照',
  noVillage: '每个村有自己的排行',
  noVillageNext: '您看全市的情况,不属于哪一个村,这里没有名次。'
} as const
