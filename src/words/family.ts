import { personName } from './people'

export const family = {
  title: '家里人',
  members: '家里人',
  memberCount: (count: number) => `${count} 人`,
  name: personName,
  self: '我',
  month: (points: number) => (points ? `本月得了 ${points} 分` : '本月还没得分'),
  ever: '一共',
  helpers: '别人帮忙拍的',
  helpersNote: '家里人以外的人,经同意帮您家拍的',

  invite: '请家人一起来',
  inviteText: '家人扫码或填邀请码,用自己的手机就能拍照,分都攒在一家。',
  inviteAction: '邀请家人',

  pin: '超市取货密码',
  pinNote: '没带手机,凭门牌卡和密码也能换',

  settings: '排行榜',
  unlisted: '排行榜上不显示我家',
  unlistedOn: '别人在榜上只看到分数和名次,看不到是您家',
  unlistedOff: '现在榜上写着您家是哪一户',

  nobody: '您还没有加入哪一户',
  nobodyNext: '请找村管理员加上,就能看到家里人了。'
} as const
