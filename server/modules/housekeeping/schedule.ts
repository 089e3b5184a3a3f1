import { repeat } from '../../shared/schedule'
import type { HousekeepingService } from './housekeeping.service'

const pace = { firstAfter: 10 * 60_000, every: 24 * 3_600_000 }

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
export const scheduleHousekeeping = (housekeeping: HousekeepingService, { onDone, onError }: Listener): (() => Promise<void>) =>
  repeat(() => housekeeping.run().then(onDone, onError), pace)
