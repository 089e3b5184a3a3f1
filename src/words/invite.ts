import { villageTime } from '@/lib/dates'

const monthAndDay = (instant: string) => villageTime(instant).format('M 月 D 日')

export const invite = {
  title: '邀请',
  households: '按户邀请',
  householdsText: '把邀请码给这一户的人,第一次登录要用。',
  members: (count: number) => (count ? `${count} 人在用` : '还没有人用'),
  householdAction: '邀请',
  inviteHousehold: (label: string) => `邀请${label}`,

  officers: '邀请办事人员',
  officersText: '先选他做什么,可以选几样。',
  officersAction: '要一个邀请码',
  officersMissing: '先选做什么',

  notAdmin: '这里是村管理员用的',
  notAdminNext: '邀请家人,请到"我的"里点"家里人"。',

  codeTitle: '邀请码',
  forHousehold: (label: string) => `给${label}`,
  forRoles: (roles: readonly string[]) => `给${roles.join('、')}`,
  /** In two groups, easier to read out and to copy by hand. */
  groups: (code: string) => [code.slice(0, 5), code.slice(5)],
  spelled: (code: string) => [...code].join(' '),
  validity: (expiresAt: string) => `${monthAndDay(expiresAt)}前有效,只能用一次`,
  once: '关掉就看不到了,请先抄下来或复制。',
  qrCode: '邀请二维码',
  scan: '让他用手机扫一扫,照着填就行',
  howTo: '扫不了,就打开乡村积分,点"第一次用",填上面的码。',
  share: '发给他',
  copy: '复制邀请码',
  copied: '复制好了,可以发给他',
  notCopied: '没复制上,请照着抄下来',
  message: (code: string, expiresAt: string, address: string) =>
    `乡村积分邀请码:${code}。点开 ${address} 照着填;在小程序里,点"第一次用"填上。${monthAndDay(expiresAt)}前有效,只能用一次。`,
  done: '抄好了'
} as const
