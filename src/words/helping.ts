import type { ConsentWay } from '@contract/submissions'

const ways: Record<ConsentWay, string> = { in_person: '当面说的', by_phone: '电话里说的' }

export const helping = {
  title: '帮别人拍照',
  note: '替不方便用手机的乡亲发,积分记到他们家',
  short: '替不方便用手机的乡亲发照片,积分记到他们家。',
  whose: '帮哪一家拍?',
  grid: '先选网格',
  door: '再选门牌',
  noGrids: '村里还没有登记网格',
  noGridsNext: '请村管理员登记好网格和门牌,再来帮忙。',
  noDoors: '这个网格还没有别的人家',
  scanCard: '扫门牌卡',
  cardOf: (label: string) => `扫到了:${label}`,
  ownCard: '这是您自己家的门牌卡。拍自己家,请回首页点栏目。',
  anotherDoor: '换一家',
  consent: '谁同意的?',
  consentBy: '这家人的姓名',
  consentByPlaceholder: '比如:李阿婆',
  consentGiven: '怎么同意的',
  ways,
  nameTooLong: (surplus: number) => `名字多了 ${surplus} 个字,写短一点`,
  promise: (label: string) => `积分记到${label},不记到您家。发出去以后,会告诉他们家是您帮的忙。`,
  column: '拍什么?',
  missingHousehold: '先选是哪一家,再往下走',
  missingConsent: '写上谁同意的、怎么同意的,就可以拍了',
  sent: '我帮别人拍的',
  sentEmpty: '还没有帮人拍过',
  sentEmptyNext: '帮过的照片和结果,都会在这里看到。'
} as const
