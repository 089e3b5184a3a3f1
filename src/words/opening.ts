import type { Closure, OpeningTime, Shop } from '@contract/shops'
import { villageTime } from '@/lib/dates'

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** 8:30 for 08:30 */
const clock = (time: string) => time.replace(/^0(?=\d:)/, '')

const midnight = (day: string) => villageTime(`${day}T00:00:00+08:00`)

const span = ({ from, until }: OpeningTime) => `${clock(from)}–${clock(until)}`
const times = (ofDay: readonly OpeningTime[]) => (ofDay.length > 0 ? ofDay.map(span).join('、') : '不开门')

/** The next opening as people say it: 明天 8:30, 周三 8:30, 2 月 8 日 8:30. */
function at(day: string, from: string, today: string): string {
  const ahead = midnight(day).diff(midnight(today), 'day')
  const date = ahead === 1 ? '明天' : ahead < 7 ? weekdays[(midnight(day).day() + 6) % 7] : midnight(day).format('M 月 D 日')
  return ahead === 0 ? clock(from) : `${date} ${clock(from)}`
}

interface Standing {
  today: string
  openUntil: string | null
  next: { day: string; from: string } | null
  opensToday: boolean
  closure: Closure | null
}

/** 2 月 1 日到 7 日 */
function days({ from, until }: Pick<Closure, 'from' | 'until'>): string {
  const [first, last] = [midnight(from), midnight(until)]
  if (from === until) return first.format('M 月 D 日')
  return `${first.format('M 月 D 日')}到 ${last.format(last.isSame(first, 'month') ? 'D 日' : 'M 月 D 日')}`
}

export const opening = {
  weekdays,
  /** Whether one can go there now; empty where the hours are not written down. */
  now({ today, openUntil, next, opensToday, closure }: Standing): string {
    if (openUntil !== null) {
      const again = next?.day === today ? `,${clock(next.from)} 再开` : ''
      return `现在开门,${clock(openUntil)} 关${again}`
    }
    if (next === null) return ''
    const opens = `${at(next.day, next.from, today)} 开`
    if (next.day === today) return `现在没开门,${opens}`
    if (closure !== null && closure.from <= today) return `这几天休息,${opens}`
    return `${opensToday ? '今天关门了' : '今天不开门'},${opens}`
  },
  /** 2 月 1 日到 7 日春节休息 */
  closure: (closure: Closure) => `${days(closure)}${closure.reason}`,
  /** 每天 8:30–17:30, or by days; empty where the shop has none. */
  hours(hours: Shop['hours']): string {
    if (hours.every((day) => day.length === 0)) return ''
    const groups: { first: number; last: number; said: string }[] = []
    hours.forEach((day, index) => {
      const said = times(day)
      const before = groups.at(-1)
      if (before?.said === said) before.last = index
      else groups.push({ first: index, last: index, said })
    })
    if (groups.length === 1) return `每天 ${groups[0]?.said}`
    const between = (first: number, last: number) => (last === first + 1 ? '、' : '到')
    return groups
      .map(({ first, last, said }) =>
        `${first === last ? weekdays[first] : `${weekdays[first]}${between(first, last)}${weekdays[last]}`} ${said}`)
      .join(',')
  },
  times,
  kept: (pickUpDays: number) => `换好的东西给您留 ${pickUpDays} 天`,
  call: '打电话'
} as const
