import { personName } from './people'

/** What the village tells its people. */
export const notices = {
  title: '村里通知',
  empty: '还没有通知',
  emptyNext: '村里有事,会在这里告诉您。',
  unread: '没看过',
  newest: (title: string) => `村里通知:${title}`,
  newestNote: (unread: number) => (unread > 1 ? `还有 ${unread - 1} 条没看,点开看看` : '点开看看'),
  meNote: (unread: number) => (unread ? `${unread} 条没看过` : '村里发的通知,都在这里'),
  by: (name: string, time: string) => `${personName(name)},${time}`,
  toVillage: '发给全村',
  toGrids: (grids: readonly string[]) => `发给${grids.join('、')}`,
  toHousehold: '发给您家',
  toHouseholds: (labels: readonly string[]) => (labels.length > 3 ? `发给${labels[0]}等 ${labels.length} 户` : `发给${labels.join('、')}`)
} as const

/** The same for those who publish. */
export const noticeDesk = {
  title: '通知',
  write: '写一条通知',
  empty: '还没有发过通知',
  emptyNext: '写一条,全村人手机上都会看到。谁还没看,这里看得到。',
  progress: (read: number, reached: number) => `${read} 户看了,${reached - read} 户没看`,
  allRead: (reached: number) => `${reached} 户都看了`,
  withdrawn: '已撤回',
  refused: '这里给发通知的人用',
  refusedNext: '看村里的通知,请到首页或"我的"。',
  choose: '点左边的一条,看谁还没看',

  trackTitle: '谁看了',
  unreadTitle: '还没看的人家',
  unreadText: '打个电话说一声。家里有一个人看了,就算这一户看了。',
  unreadEmpty: '都看过了',
  unreadEmptyNext: '每一户都有人看过了。',
  call: '打电话',
  callOne: (label: string, name: string) => `给${label}${name}打电话`,
  callee: (who: string, phone: string | null) => (phone ? `${who} ${phone}` : `${who} · 名册上没有电话`),
  withdraw: '撤回这条通知',
  withdrawText: '撤回以后,大家就看不到了,也不能再改回来。要更正,请撤回后重新发一条。',
  withdrawConfirm: '撤回',
  withdrawDone: '撤回了',

  titleField: '标题',
  titleHint: '一句话说清什么事,比如:明天上午停水',
  body: '内容',
  bodyHint: '什么时候、在哪里、要做什么',
  audience: '发给谁?',
  audiences: { village: '全村', grids: '几个网格', households: '几户人家' },
  grids: '哪些网格?',
  addHousehold: '加一户',
  removeHousehold: (label: string) => `不发给${label}`,
  remove: '去掉',
  pickHousehold: '发给哪一户?',
  tooLong: (surplus: number) => `多了 ${surplus} 个字,请写短一点。`,
  publish: '发出去',
  missing: { title: '先写标题', body: '先写内容', long: '先把字数减下来', audience: '先选发给谁' },
  note: '发出去以后不能改,只能撤回。请再看一遍。',
  published: '发出去了'
} as const
