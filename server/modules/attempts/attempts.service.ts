import type { ErrorCode } from '../../../types/contract/problem'
import type { Database } from '../../database/client'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { sha256 } from '../../shared/secrets'
import { attemptsSince, deleteAttempt, deleteAttemptsBefore, insertAttempt, lockKey } from './attempts.repository'

export interface AttemptLimit {
  /** What is counted, e.g. `pick-up:<account>`; stored as a hash. */
  key: string
  /** Failures allowed within the window, or uses of any outcome. */
  max: number
  windowSeconds: number
}

export interface AttemptsService {
  /**
   * Runs a guess that may fail. It counts as failed before it runs, so a hundred guesses at once get no further than a
   * hundred in a row; success takes its own count back. Counts live in the database: restarts and other server
   * processes share them.
   *
   * @throws too_many_requests with `retryAfter` in seconds
   */
  guard<T>(limit: AttemptLimit, guess: () => Promise<T>): Promise<T>
  /** The same under several limits; one that refuses leaves those after it uncounted. */
  guardAll<T>(limits: readonly AttemptLimit[], guess: () => Promise<T>): Promise<T>
  /**
   * The same for work that begins with a guess: only the refusal `wrong` counts as failed, whatever else may be in the way of
   * somebody who guessed right.
   */
  guardCode<T>(limits: readonly AttemptLimit[], wrong: ErrorCode, work: () => Promise<T>): Promise<T>
  /** Counts one use of what is costly, whatever comes of it. @throws too_many_requests with `retryAfter` in seconds */
  count(limit: AttemptLimit): Promise<void>
}

export function createAttemptsService({ database, clock }: { database: Database; clock: Clock }): AttemptsService {
  /** @returns the attempt's id */
  async function add({ key, max, windowSeconds }: AttemptLimit): Promise<string> {
    const now = clock.now()
    const since = new Date(now.getTime() - windowSeconds * 1000)
    const hash = sha256(key)
    return database.inVillage(null, async (tx) => {
      await lockKey(tx, hash)
      await deleteAttemptsBefore(tx, hash, since)
      const earlier = await attemptsSince(tx, hash, since)
      const [oldest] = earlier
      if (oldest && earlier.length >= max) {
        const retryAfter = Math.ceil((oldest.getTime() + windowSeconds * 1000 - now.getTime()) / 1000)
        throw new AppError('too_many_requests', 'too many tries', { retryAfter })
      }
      return insertAttempt(tx, hash, now)
    })
  }

  const attempts: AttemptsService = {
    async guard(limit, guess) {
      const attempt = await add(limit)
      const result = await guess()
      await database.inVillage(null, (tx) => deleteAttempt(tx, attempt))
      return result
    },

    guardAll: ([limit, ...others], guess) =>
      limit ? attempts.guard(limit, () => attempts.guardAll(others, guess)) : guess(),

    async guardCode(limits, wrong, work) {
      const outcome = await attempts.guardAll(limits, async () => {
        try {
          return { result: await work() }
        } catch (error) {
          if (error instanceof AppError && error.code === wrong) throw error
          return { error }
        }
      })
      if ('error' in outcome) throw outcome.error
      return outcome.result
    },

    async count(limit) {
      await add(limit)
    }
  }
  return attempts
}
