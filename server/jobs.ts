import { createAuditService } from './modules/audit/audit.service'
import { createFairnessService } from './modules/fairness/fairness.service'
import { createHousekeepingService } from './modules/housekeeping/housekeeping.service'
import { scheduleHousekeeping } from './modules/housekeeping/schedule'
import { createMessagesService } from './modules/messages/messages.service'
import { createPointsService } from './modules/points/points.service'
import { scheduleBasePoints } from './modules/rules/base-points.schedule'
import { createBasePointsService } from './modules/rules/base-points.service'
import { scheduleShopkeeping } from './modules/shopkeeping/schedule'
import { createShopkeepingService } from './modules/shopkeeping/shopkeeping.service'
import { createSettingsService } from './modules/settings/settings.service'
import type { Log } from './log'
import { createServices, type ServiceOptions } from './services'

/** Clears away once a day what nobody needs any more. @returns ends it; resolves when a run under way is over */
export function startHousekeeping({ log, ...stores }: Pick<ServiceOptions, 'database' | 'photos' | 'clock'> & { log: Log }): () => Promise<void> {
  const onFailure = (what: string, error: unknown) => log.error({ err: error }, `Housekeeping failed for ${what}: ${String(error)}`)
  const settings = createSettingsService({ ...stores, audit: createAuditService(stores) })
  const fairness = createFairnessService({ ...stores, settings, messages: createMessagesService(stores) })
  return scheduleHousekeeping(createHousekeepingService({ ...stores, fairness, onFailure }), {
    onDone: (gone) => log.info({ gone }, 'Housekeeping is done'),
    onError: (error) => onFailure('the whole', error)
  })
}

/** Gives the base points of each period when they are due. @returns ends it; resolves when a run under way is over */
export function startBasePoints({ log, ...stores }: Pick<ServiceOptions, 'database' | 'clock'> & { log: Log }): () => Promise<void> {
  const basePoints = createBasePointsService({ ...stores, points: createPointsService(stores), messages: createMessagesService(stores) })
  return scheduleBasePoints(basePoints, {
    onDone: (grants) => log.info({ grants }, 'Base points were given'),
    onFailure: (villageId, error) => log.error({ err: error }, `Base points failed for ${villageId}: ${String(error)}`)
  })
}

/** Does what the shop does by itself when its time has come. @returns ends it; resolves when a run under way is over */
export function startShopkeeping({ log, ...options }: ServiceOptions & { log: Log }): () => Promise<void> {
  const { expiry, goodsDesk, reserve, wishes } = createServices(options)
  const tasks = {
    'expired orders': expiry.expireDue,
    'expiring orders': expiry.remindExpiring,
    'goods running low': goodsDesk.remindLow,
    'short reserves': reserve.warn,
    'wishes that came true': wishes.remind
  }
  const onFailure = (what: string, error: unknown) => log.error({ err: error }, `Shopkeeping failed for ${what}: ${String(error)}`)
  return scheduleShopkeeping(createShopkeepingService({ database: options.database, tasks, onFailure }), {
    onDone: (done) => log.info({ done }, 'The shop did what was due'),
    onError: (error) => onFailure('the whole', error)
  })
}
