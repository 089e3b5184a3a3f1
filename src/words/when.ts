const hour = 60 * 60 * 1000
const day = 24 * hour
/** The villages keep Asia/Shanghai time, wherever the phone is; it knows no summer time. */
const inVillage = (instant: Date) => new Date(instant.getTime() + 8 * hour)
const dayNumber = (local: Date) => Math.floor(local.getTime() / day)

const clock = (local: Date) => `${local.getUTCHours()}:${String(local.getUTCMinutes()).padStart(2, '0')}`

function date(local: Date, today: Date): string {
  const daysAgo = dayNumber(today) - dayNumber(local)
  if (daysAgo === 0) return '今天'
  if (daysAgo === 1) return '昨天'
  const monthAndDay = `${local.getUTCMonth() + 1} 月 ${local.getUTCDate()} 日`
  const sameYear = local.getUTCFullYear() === today.getUTCFullYear()
  return sameYear ? monthAndDay : `${local.getUTCFullYear()} 年 ${monthAndDay}`
}

/** An instant as people say it: 今天 10:12, 昨天 8:05, 11 月 3 日 8:05; the year only when it is another one. */
export function when(instant: string | Date, now = new Date()): string {
  const local = inVillage(new Date(instant))
  return `${date(local, inVillage(now))} ${clock(local)}`
}
