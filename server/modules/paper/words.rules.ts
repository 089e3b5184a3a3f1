import type { LimitPeriod } from '../../../types/contract/goods'
import type { PointTransferKind } from '../../../types/contract/points'
import type { OpeningTime } from '../../../types/contract/shops'

/** What stands on paper: the pages of the app show the same sentences, so that a sheet says one thing wherever it is read. */

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** 8:30 for 08:30. */
export const clockWords = (time: string) => time.replace(/^0(?=\d:)/, '')
const timesOf = (day: readonly OpeningTime[]) =>
  day.length > 0 ? day.map(({ from, until }) => `${clockWords(from)}–${clockWords(until)}`).join('、') : '不开门'

/** 每天 8:30–17:30, or by days that open alike; empty where no day opens. */
export function hoursWords(hours: readonly (readonly OpeningTime[])[], note: string): string {
  if (hours.every((day) => day.length === 0)) return note
  const groups: { first: number; last: number; times: string }[] = []
  hours.forEach((day, index) => {
    const before = groups.at(-1)
    if (before?.times === timesOf(day)) before.last = index
    else groups.push({ first: index, last: index, times: timesOf(day) })
  })
  const named = groups.map(({ first, last, times }) => {
    const [from = '', until = ''] = [weekdays[first], weekdays[last]]
    const days = first === last ? from : last === first + 1 ? `${from}、${until}` : `${from}到${until}`
    return `${groups.length === 1 ? '每天' : days} ${times}`
  })
  return [named.join(','), note].filter(Boolean).join('。')
}

const periods: Record<LimitPeriod, string> = { day: '每户每天', week: '每户每周', month: '每户每月', year: '每户每年', ever: '每户一共' }

export const limitWords = (pieces: number, period: LimitPeriod) => `${periods[period]}限 ${pieces} 份`

/** 3 月 10 日 */
export const shortDay = (day: string) => `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8, 10))} 日`
/** 2026 年 3 月 10 日 */
export const longDay = (day: string) => `${Number(day.slice(0, 4))} 年 ${shortDay(day)}`

export const fromDay = (day: string) => `${shortDay(day)}起能换`

const causes: Record<PointTransferKind, string> = {
  award: '', hold: '兑换', release: '退回', hand_over: '取走', reversal: '更正', deduction: '扣分', base: '', attendance: '参加活动',
  adjustment_in: '村里补分', adjustment_out: '村里减分', move_in: '转来', move_out: '转走'
}

/** One line of a passbook: 我家庭院, 兑换 抽纸 3 包. */
export const entryWords = (kind: PointTransferKind, about: string) => [causes[kind], about].filter(Boolean).join(' ')
