/** Asking to be let in, for somebody without an invitation. */
export const join = {
  way: '申请加入',
  lead: '没有邀请码也可以申请。村里核对好了,您就能用手机号和密码登录。',
  village: '您是哪个村的?',
  address: '住在哪里',
  addressHint: '比如:第一网格 3 号,祠堂后面第二家',
  send: '发给村里',
  sending: '正在发',
  sentTitle: '发出去了,等村里回复',
  sent: (village: string, phone: string) => `${village}会核对您的名字和住处,可能会打 ${phone} 问一问。`,
  sentNext: '过一两天,用这个手机号和刚设的密码来登录:批准了就能进,没批准会告诉您为什么。',
  sentBefore: '这个手机号以前申请过、还在等的,或者已经有账号的,以前的不变,密码也是以前的那个。',
  toSignIn: '去登录',
  errors: {
    villageMissing: '请选您是哪个村的。',
    addressMissing: '请写您住在哪里,村里好核对。',
    addressLong: (surplus: number) => `写得太长了,请去掉 ${surplus} 个字。`
  }
} as const
