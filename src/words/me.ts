export const me = {
  village: (county: string, village: string) => `${county} ${village}`,
  noHousehold: '没有加入哪一户',

  messages: '消息',
  messagesNote: '有什么新情况',

  work: '办事',
  review: '审核',
  reviewNote: '看照片,通过的加分',
  waiting: (count: number) => `${count} 条`,
  counter: '兑换柜台',
  counterNote: '核对取货码,把东西交给村民',
  overview: '各村概览',
  overviewNote: '各村放在一起看',
  inviteVillage: '邀请村民和办事人员',
  inviteVillageNote: '按户发邀请码,请人来帮忙',

  mine: '我家',
  submissions: '我的照片',
  submissionsNote: '送了什么,通过没有',
  points: '我的积分',
  pointsNote: '每一分怎么来、怎么用',
  orders: '我的兑换',
  ordersNote: '取货码在这里',
  family: '家里人',
  familyNote: '谁得了多少分,请家人一起来',
  help: '找人帮忙',
  helpNote: (name: string, phone: string) => `网格长 ${name} ${phone}`,

  settings: '设置',
  account: '账号',
  accountNote: '改密码、导出资料、注销',
  privacy: '隐私说明',
  signOut: '退出登录',
  signOutTitle: '要退出登录吗?',
  signOutText: '积分和照片都还在,下次登录就能看到。没传完的也留着,再登录接着传。',
  signOutStay: '先不退出'
} as const
