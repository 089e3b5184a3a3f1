export const account = {
  title: '账号',

  password: '改密码',
  passwordNote: '改了以后,别的手机要重新登录',
  passwordTitle: '改密码',
  current: '现在的密码',
  currentMissing: '请填现在的密码。',
  next: '新密码',
  nextHint: '至少 8 位,下次登录要用',
  passwordSave: '改好了,保存',
  passwordSaved: '密码改好了',

  everywhere: '退出所有设备',
  everywhereNote: '手机丢了、借过别人的手机登录,用这个',
  everywhereTitle: '要退出所有设备吗?',
  everywhereText: '所有登录过的手机和电脑都会退出,这一台也会退出。积分和照片都在,再登录就能看到。',
  everywhereConfirm: '全部退出',
  stay: '先不退出',

  export: '导出我的资料',
  exportNote: '记了您什么,全在一个文件里。里面照片的地址一天内能打开',
  exportName: (day: string) => `乡村积分-我的资料-${day}.json`,
  exported: '资料导出好了',
  exportFailed: '没有存下来,资料都还在。请换一台手机或电脑再试。',

  leave: '注销账号',
  leaveNote: '不用了,把我的资料删掉',
  leaveTitle: '注销账号',
  consequences: [
    '您的名字、手机号、密码会删掉,再也找不回来。',
    '您写的话、录的音、点的赞、收到的消息会删掉,还没发出去的也会删掉。',
    '积分、照片和兑换是一家人的,留在家里,不写您的名字。',
    '所有设备马上退出。以后想用,要请家人或村管理员重新邀请。'
  ],
  leaveWord: '注销',
  leaveField: '请输入"注销"两个字',
  leaveMissing: '要输入"注销"两个字,才能注销。',
  leavePassword: '您的密码',
  leavePasswordHint: '没设过密码的不用填',
  leaveConfirm: '注销我的账号',
  leaveStay: '先不注销',
  left: '账号注销好了'
} as const
