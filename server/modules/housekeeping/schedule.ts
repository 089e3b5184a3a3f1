import type { HousekeepingService } from './housekeeping.service'

const firstAfter = 10 * 60_000
const every = 24 * 3_600_000

interface Listener {
  onDone(gone: Record<string, number>): void
  /** Of a run that could not even begin. */
  onError(error: unknown): void
}

/**
 * Runs the housekeeping a while after the start and once a day from then on.
 *
 * @returns ends it; resolves when a run under way is over
 */
export function scheduleHousekeeping(housekeeping: HousekeepingService, { onDone, onError }: Listener): () => Promise<void> {
  let timer: NodeJS.Timeout
  let running: Promise<unknown> = Promise.resolve()

  function waitFor(milliseconds: number) {
    timer = setTimeout(() => {
      running = housekeeping.run().then(onDone, onError)
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
