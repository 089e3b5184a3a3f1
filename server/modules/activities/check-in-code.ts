import { timingSafeEqual } from 'node:crypto'
import { keyed } from '../../shared/secrets'

/** Milliseconds that a code is shown. */
const step = 30_000

const stepOf = (now: Date) => Math.floor(now.getTime() / step)

function codeOf(secretKey: string, activityId: string, index: number): string {
  const bytes = keyed(secretKey, 'check-in', `${activityId}:${index}`)
  return (bytes.readUIntBE(0, 6) % 1_000_000).toString().padStart(6, '0')
}

/** The six digits that are shown at an activity now, and how many seconds they stay. Derived, never stored. */
export const checkInCode = (secretKey: string, activityId: string, now: Date) => ({
  code: codeOf(secretKey, activityId, stepOf(now)),
  secondsLeft: (step - (now.getTime() % step)) / 1000
})

/** Whether somebody read the code off the wall just now: the one shown, or the one before it. */
export function isCheckInCode(secretKey: string, activityId: string, code: string, now: Date): boolean {
  const digits = Buffer.from(code.normalize('NFKC').replace(/\s/g, ''))
  return [stepOf(now), stepOf(now) - 1].some((index) => {
    const good = Buffer.from(codeOf(secretKey, activityId, index))
    return digits.length === good.length && timingSafeEqual(digits, good)
  })
}
