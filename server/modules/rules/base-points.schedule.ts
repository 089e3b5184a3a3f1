import { repeat } from '../../shared/schedule'
import type { BasePointsService } from './base-points.service'

/** Soon after a start, for what was missed, and within ten minutes of the start of a period. */
const pace = { firstAfter: 30_000, every: 10 * 60_000 }

interface Listener {
  /** Told only of a run that gave something. */
  onDone(grants: number): void
  /** @param where id of a village, or that it could not even begin */
  onFailure(where: string, error: unknown): void
}

/** @returns ends it; resolves when a run under way is over */
export const scheduleBasePoints = (basePoints: Pick<BasePointsService, 'grantDue'>, { onDone, onFailure }: Listener): (() => Promise<void>) =>
  repeat(
    () => basePoints.grantDue(onFailure).then(
      (grants) => (grants > 0 ? onDone(grants) : undefined),
      (error: unknown) => onFailure('every village', error)
    ),
    pace
  )
