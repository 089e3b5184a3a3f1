import { personName } from './people'

/** 取货密码. */
export const pins = {
  title: '取货密码',
  about: '家里人没带手机、不用手机,带上门牌卡,到超市报这 6 个数字,就能用家里的积分换东西。',
  none: '还没有取货密码',
  noneText: '没有密码也能换,要请一位见证人。',
  set: '有取货密码',
  setAt: (name: string, time: string) => `${personName(name)} ${time} 设的`,
  make: '设密码',
  change: '换一个密码',
  remove: '不要密码了',
  removeSure: '不要取货密码了?',
  removeText: '以后没带手机到超市换东西,要请一位见证人。随时可以再设。',
  removeConfirm: '不要了',
  keep: '还要',
  removed: '取货密码取消了',
  saved: '取货密码设好了,请记住',
  pin: '6 个数字',
  pinHint: '别用生日、123456 这样好猜的。忘了可以再设一个。',
  again: '再输一遍',
  different: '两遍不一样,再输一遍',
  missing: (count: number) => `还差 ${count} 个数字`,
  missingAgain: '再输一遍,确认没按错',
  save: '设好',

  counterTitle: '设取货密码',
  counterNote: '忘了也在这里重设。要有门牌卡和一位见证人',
  counterAbout: '要有这户的门牌卡,还要一位见证人。密码请对方自己输,别念出来。',
  refused: '店员和管名册的人才能在这里设',
  refusedNext: '给自己家设,请到"我的 → 家里人 → 取货密码"。',
  whose: '哪一户',
  cardOf: (label: string) => `${label}的门牌卡`,
  witness: '见证人',
  otherCard: '换一张卡',
  counterSaved: (label: string) => `${label}的取货密码设好了`
} as const
