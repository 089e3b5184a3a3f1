import { repeat } from '../../shared/schedule'
import type { ShopkeepingService } from './shopkeeping.service'

/** Soon after a start, for what was missed, and within a minute of when something is due. */
const pace = { firstAfter: 20_000, every: 60_000 }

interface Listener {
  /** Told only of a run that did something. */
  onDone(done: Record<string, number>): void
  /** Of a run that could not even begin. */
  onError(error: unknown): void
}

/** @returns ends it; resolves when a run under way is over */
export const scheduleShopkeeping = (shopkeeping: ShopkeepingService, { onDone, onError }: Listener): (() => Promise<void>) =>
  repeat(
    () => shopkeeping.run().then((done) => (Object.values(done).some((count) => count > 0) ? onDone(done) : undefined), onError),
    pace
  )
