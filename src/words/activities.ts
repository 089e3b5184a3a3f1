import { villageTime } from '@/lib/dates'

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** The part of the day, as people say it: 早上 8:00. */
function clock(instant: string): string {
  const time = villageTime(instant)
  const hour = time.hour()
  const part = hour < 6 ? '凌晨' : hour < 11 ? '早上' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上'
  return `${part} ${hour > 12 ? hour - 12 : hour}:${time.format('mm')}`
}

export const activities = {
  title: '村里活动',
  weekday: (instant: string) => weekdays[villageTime(instant).day()] ?? '',
  day: (instant: string) => villageTime(instant).format('D'),
  coming: (startsAt: string, place: string) => `${clock(startsAt)} · ${place}`,
  running: (place: string) => `${place} · 正在办,点这里去拍照`,
  over: (place: string) => `${place} · 刚办完,还能发照片`,
  which: '是哪个活动拍的?',
  none: '不是活动'
} as const
