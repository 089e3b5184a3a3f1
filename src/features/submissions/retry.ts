import type { ApiError, ApiErrorCode } from '@/platform/api-error'

const longestRest = 120_000

/** Milliseconds to wait after so many failures in a row; `chance`, 0 to 1, keeps a village's phones from coming all at once. */
export const restAfter = (failures: number, chance: number): number =>
  Math.min(longestRest, 1000 * 2 ** (failures - 1)) * (0.5 + chance / 2)

/**
 * What a failure means for what is to be sent: the `link` is down and nothing else will do better; the `server` cannot take
 * this one now; this `device` cannot read this one now; the `session` is over; or it is `refused`, and only the person can mend it.
 */
export type Verdict = 'link' | 'server' | 'device' | 'session' | 'refused'

const passing: readonly ApiErrorCode[] = [
  'unexpected', 'not_found', 'too_many_requests', 'request_in_flight', 'upload_offset_wrong', 'upload_corrupted', 'upload_quota_reached'
]

export function verdict({ code, status }: ApiError): Verdict {
  if (code === 'network' || code === 'timeout') return 'link'
  if (code === 'file_unreadable') return 'device'
  if (status === 401 || code === 'account_disabled') return 'session'
  return status >= 500 || passing.includes(code) ? 'server' : 'refused'
}
