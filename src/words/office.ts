/** Each door with its name and what is behind it. */
export const office = {
  title: '村务',
  note: '审核、名册、活动、账目都在这里',
  groups: { reviews: '审核', people: '名册和人', events: '活动和通知', books: '账目' },
  doors: {
    review: ['审核照片', '看照片,通过的加分'],
    invite: ['邀请', '按户发邀请码,请人来帮忙']
  },
  refused: '这里给村里办事的人用',
  refusedNext: '需要的话请找村管理员。'
} as const
