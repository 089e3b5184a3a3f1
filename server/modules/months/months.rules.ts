const shanghaiOffset = 8 * 3_600_000
const day = 86_400_000

const local = (instant: Date): Date => new Date(instant.getTime() + shanghaiOffset)
const written = (date: Date): string => date.toISOString().slice(0, 10)

/** The Monday, YYYY-MM-DD, of the week an instant falls into in Asia/Shanghai. */
function mondayOf(instant: Date): string {
  const today = local(instant)
  const sinceMonday = (today.getUTCDay() + 6) % 7
  return written(new Date(today.getTime() - sinceMonday * day))
}

const weekBefore = (monday: string): string => written(new Date(Date.parse(monday) - 7 * day))

/**
 * How many weeks in a row are among `mondays` (YYYY-MM-DD), counted back from the week of `at`. A week that is still running
 * breaks nothing: without it the count begins with the one before.
 */
export function weeksInARow(mondays: readonly string[], at: Date): number {
  const active = new Set(mondays)
  const running = mondayOf(at)
  let weeks = 0
  for (let week = active.has(running) ? running : weekBefore(running); active.has(week); week = weekBefore(week)) weeks++
  return weeks
}
