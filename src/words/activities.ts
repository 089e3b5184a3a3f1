import type { Activity } from '@contract/activities'
import { villageTime } from '@/lib/dates'

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

const weekday = (instant: string) => weekdays[villageTime(instant).day()] ?? ''

/** The part of the day, as people say it: 早上 8:00. */
function clock(instant: string): string {
  const time = villageTime(instant)
  const hour = time.hour()
  const part = hour < 6 ? '凌晨' : hour < 9 ? '早上' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上'
  return `${part} ${hour > 12 ? hour - 12 : hour}:${time.format('mm')}`
}

/** 11 月 24 日; the year only when it is another one. */
function date(instant: string, now = new Date()): string {
  const time = villageTime(instant)
  return time.format(time.isSame(villageTime(now), 'year') ? 'M 月 D 日' : 'YYYY 年 M 月 D 日')
}

const moment = (instant: string) => `${date(instant)} ${clock(instant)}`

/** From when until when, as on a poster; the second day only where it is another one. */
function span({ startsAt, endsAt }: Pick<Activity, 'startsAt' | 'endsAt'>): string {
  const whole = (instant: string) => `${date(instant)} ${weekday(instant)} ${villageTime(instant).format('H:mm')}`
  const oneDay = villageTime(startsAt).isSame(villageTime(endsAt), 'day')
  return oneDay ? `${whole(startsAt)}–${villageTime(endsAt).format('H:mm')}` : `${whole(startsAt)} 到 ${whole(endsAt)}`
}

const signedUpCount = ({ signUps, capacity }: Pick<Activity, 'signUps' | 'capacity'>) =>
  capacity === null ? `已报 ${signUps} 人` : `已报 ${signUps}/${capacity} 人`

/** Beside the leaf of the calendar, which tells the day: the month only when it is another one. */
const begin = (startsAt: string, now = new Date()) =>
  villageTime(startsAt).isSame(villageTime(now), 'month') ? clock(startsAt) : moment(startsAt)

/** One line under the title, by how far it has come. */
function note(activity: Activity): string {
  const { phase, place, running, came, startsAt } = activity
  switch (phase) {
    case 'coming':
      return `${begin(startsAt)} · ${place} · ${signedUpCount(activity)}`
    case 'running':
      return `${place} · 正在办`
    case 'over':
      return running ? `${place} · 刚办完,还能发照片` : `${date(startsAt)} · ${place} · 来了 ${came} 人`
    case 'cancelled':
      return `${date(startsAt)} · ${place}`
  }
}

export const activities = {
  title: '村里活动',
  one: '活动',
  all: '全部',
  open: '看有什么活动,报名、签到',
  weekday,
  day: (instant: string) => villageTime(instant).format('D'),
  note,
  span,
  moment,
  tabs: { current: '要办的', past: '办过的' },
  tabsLabel: '看哪些活动',
  manage: '管理活动',
  manageThis: '管理这个活动',
  phases: { coming: '要办', running: '正在办', over: '办完了', cancelled: '已取消' },
  empty: { current: '现在没有要办的活动', past: '还没有办过活动' },
  emptyNext: { current: '村里有了新活动,会在消息里告诉您。', past: '办完的活动会列在这里。' },

  signedUp: '已报名',
  canSignUp: '可报名',
  full: '报满了',
  canCheckIn: '可签到',
  checkedIn: '已签到',
  went: '我去了',
  inWords: (badge: string, line: string) => `${badge} · ${line}`,

  who: (activity: Activity) => {
    const { capacity, signUps } = activity
    if (capacity === null) return `已报 ${signUps} 人,名额不限`
    return capacity > signUps ? `已报 ${signUps} 人,还有 ${capacity - signUps} 个名额` : `${capacity} 个名额报满了`
  },
  came: (count: number) => `来了 ${count} 人`,
  points: (points: number) => `来的人每人 ${points} 分`,
  noPoints: '来了不另外给分,发照片照样得分',
  signUpUntil: (instant: string) => `${moment(instant)} 前报名`,
  signUpOver: '报名已经截止',

  signUp: '报名',
  signUpFull: '名额报满了',
  signUpDone: '报上了,到时候见',
  giveUp: '不去了',
  giveUpTitle: '真的不去了吗?',
  giveUpText: '名额会让给别人,以后想去要重新报名。',
  giveUpStay: '还是去',
  giveUpDone: '名额让出来了',
  checkIn: '签到',
  photograph: '拍照得积分',

  state: {
    comes: '没报名也不要紧,人到了,看着现场的签到码就能签到。',
    signedUp: '您报名了。到了以后看着现场的签到码签到。',
    present: '您签到了。',
    presentPoints: (points: number) => `您签到了。${points} 分等村里一起发,发了会在消息里告诉您。`,
    pointsGiven: (points: number) => `您参加了,${points} 分已经发到您家。`,
    cancelled: '这个活动取消了,不用去了。',
    full: '名额报满了。有人不去就会空出来,过后再来看看。',
    noHousehold: '您的账号还没有加入哪一户,不能报名和签到。请找村管理员加上。'
  },

  checkInTitle: '活动签到',
  checkInDone: '签到好了',
  checkInDoneText: (title: string, points: number | null) =>
    `"${title}"记下您来了。${points === null ? '' : `${points} 分等村里一起发,发了会在消息里告诉您。`}`,
  scan: '扫现场的签到码',
  scanHint: '村里的手机或大屏幕上有一个二维码,扫一扫就签到。',
  browserHint: '用微信扫一扫现场的二维码,或者输入码下面的 6 个数字。',
  code: '签到码',
  codePlaceholder: '6 个数字',
  codeHint: '半分钟换一次,看着现场的输',
  missingDigits: (count: number) => `还差 ${count} 个数字`,
  opensAt: (instant: string) => `${moment(instant)} 才能签到,到时候再来。`,
  checkInOver: '签到已经结束了。人到了没签上的,请找村里办事的人补。',
  noCode: '这不是签到码,请扫现场的二维码。',
  toActivity: '看看这个活动',

  which: '是哪个活动拍的?',
  none: '不是活动',
  neededMissing: '这个栏目只收活动的照片,现在没有正在办的活动。可以先拍好存着,等活动时再发。'
} as const
