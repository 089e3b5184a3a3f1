/** Each door with its name and what is behind it. */
export const office = {
  title: '村务',
  groups: { reviews: '审核', people: '名册和人', events: '活动和通知', books: '账目', shop: '超市' },
  doors: {
    review: ['审核照片', '看照片,通过的加分'],
    secondLooks: ['抽查', '通过的再看一遍,看判得准不准'],
    rules: ['积分规则', '拍什么得几分,扣分和基础分'],
    deductions: ['扣分', '拍照留凭据,定住户的申诉'],
    settings: ['村里的规矩', '抽查多少、多久审完、几分要两个人'],
    activities: ['活动', '发布活动,签到点名,发积分'],
    roster: ['花名册', '各家各户、网格和单元、门牌卡'],
    people: ['村里的人', '谁有账号、办什么事,停用和恢复'],
    joinRequests: ['加入申请', '有人想加入,在这里批准'],
    kin: ['我的亲属', '说一声,亲属家的事就不由您定'],
    notices: ['通知', '发通知,看谁还没看'],
    honours: ['颁荣誉', '最美庭院、好儿媳,挂上荣誉墙'],
    invite: ['邀请', '按户发邀请码,请人来帮忙'],
    statements: ['公示', '每个月的账,公示给全村看'],
    adjustments: ['调整积分', '补分、减分,超过一定分数要两个人'],
    numbers: ['村里的数', '送来多少、审得快不快、发了多少分'],
    exports: ['导出账目', '积分、照片、兑换,存成 Excel'],
    audit: ['办事记录', '谁在什么时候办了什么']
  },
  waiting: (count: number) => `${count} 条`,
  overdue: (count: number) => `${count} 条超时`,
  refused: '这里给村里办事的人用',
  refusedNext: '需要的话请找村管理员。'
} as const
