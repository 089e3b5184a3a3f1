/** 见证人. */
export const witness = {
  title: '当见证人',
  about: '邻居在超市换东西没带手机,您在旁边看着,就把这个码给店员看。',
  howTo: '给店员扫码,或念这 6 个数字',
  qrCode: '见证二维码',
  changes: '一分钟换一个,用一次就作废。作了见证,消息里会有一条。',
  rules: '自己家、店员家和亲属家的,不能作见证。人不在场,别把码给别人。',
  spelled: (digits: string) => digits.split('').join(' '),
  lost: '没连上网,旧的码过时了。连上以后会出来新的。',
  nobody: '只有村里的人能当见证人'
} as const
