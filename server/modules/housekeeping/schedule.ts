import type { HousekeepingService } from './housekeeping.service'

const firstAfter = 10 * 60_000
const every = 24 * 3_600_000

/**
 * Runs the housekeeping a while after the start and once a day from then on.
 *
 * @param onError told of a run that could not even begin
 * @returns ends it; resolves when a run under way is over
 */
export function scheduleHousekeeping(housekeeping: HousekeepingService, onError: (error: unknown) => void): () => Promise<void> {
  let timer: NodeJS.Timeout
  let running: Promise<unknown> = Promise.resolve()

  function waitFor(milliseconds: number) {
    timer = setTimeout(() => {
      running = housekeeping.run().catch(onError)
      waitFor(every)
    }, milliseconds)
    timer.unref()
  }

  waitFor(firstAfter)
  return async () => {
    clearTimeout(timer)
    await running
  }
}
