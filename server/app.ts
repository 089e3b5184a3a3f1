import helmet from '@fastify/helmet'
import { TypeBoxValidatorCompiler, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { FormatRegistry } from '@sinclair/typebox'
import Fastify, { type FastifyInstance, type FastifyLoggerOptions } from 'fastify'
import type { Config } from './config'
import type { Database } from './database/client'
import { accountsRoutes } from './modules/accounts/accounts.routes'
import { createAccountsService } from './modules/accounts/accounts.service'
import { activitiesRoutes } from './modules/activities/activities.routes'
import { createActivitiesService } from './modules/activities/activities.service'
import { createAttendancesService } from './modules/activities/attendances.service'
import { adjustmentsRoutes } from './modules/adjustments/adjustments.routes'
import { createAdjustmentsService } from './modules/adjustments/adjustments.service'
import { createAttemptsService } from './modules/attempts/attempts.service'
import { auditRoutes } from './modules/audit/audit.routes'
import { createAuditService } from './modules/audit/audit.service'
import { boardsRoutes } from './modules/boards/boards.routes'
import { createBoardsService } from './modules/boards/boards.service'
import { cardRedemptionsRoutes } from './modules/card-redemptions/card-redemptions.routes'
import { createCardRedemptionsService } from './modules/card-redemptions/card-redemptions.service'
import { deductionsRoutes } from './modules/deductions/deductions.routes'
import { createDeductionsService } from './modules/deductions/deductions.service'
import { exportsRoutes } from './modules/exports/exports.routes'
import { createExportsService } from './modules/exports/exports.service'
import { fairnessRoutes } from './modules/fairness/fairness.routes'
import { createFairnessService } from './modules/fairness/fairness.service'
import { feedRoutes } from './modules/feed/feed.routes'
import { createFeedService } from './modules/feed/feed.service'
import { goodsDeskRoutes } from './modules/goods/goods-desk.routes'
import { createGoodsDeskService } from './modules/goods/goods-desk.service'
import { goodsRoutes } from './modules/goods/goods.routes'
import { createGoodsService } from './modules/goods/goods.service'
import { householdPinsRoutes } from './modules/household-pins/household-pins.routes'
import { createHouseholdPinsService } from './modules/household-pins/household-pins.service'
import { createHousekeepingService } from './modules/housekeeping/housekeeping.service'
import { scheduleHousekeeping } from './modules/housekeeping/schedule'
import { householdsRoutes } from './modules/households/households.routes'
import { createHouseholdsService } from './modules/households/households.service'
import { createInvitationsService } from './modules/households/invitations.service'
import { honoursRoutes } from './modules/honours/honours.routes'
import { createHonoursService } from './modules/honours/honours.service'
import { joinRequestsRoutes } from './modules/join-requests/join-requests.routes'
import { createJoinRequestsService } from './modules/join-requests/join-requests.service'
import { kinshipsRoutes } from './modules/kinships/kinships.routes'
import { createKinshipsService } from './modules/kinships/kinships.service'
import { messagesRoutes } from './modules/messages/messages.routes'
import { createMessagesService } from './modules/messages/messages.service'
import { monthsRoutes } from './modules/months/months.routes'
import { createMonthsService } from './modules/months/months.service'
import { noticesRoutes } from './modules/notices/notices.routes'
import { createNoticesService } from './modules/notices/notices.service'
import { numbersRoutes } from './modules/numbers/numbers.routes'
import { createNumbersService } from './modules/numbers/numbers.service'
import { createClosingService } from './modules/orders/closing.service'
import { counterRoutes } from './modules/orders/counter.routes'
import { createCounterService } from './modules/orders/counter.service'
import { createExpiryService } from './modules/orders/expiry.service'
import { ordersRoutes } from './modules/orders/orders.routes'
import { createOrdersService } from './modules/orders/orders.service'
import { createPlacingService } from './modules/orders/placing.service'
import { vouchersRoutes } from './modules/orders/vouchers.routes'
import { createVouchersService } from './modules/orders/vouchers.service'
import { createAdmissionService } from './modules/people/admission.service'
import { peopleRoutes } from './modules/people/people.routes'
import { paperRoutes } from './modules/paper/paper.routes'
import { createPaperService } from './modules/paper/paper.service'
import { createPeopleService } from './modules/people/people.service'
import { createPhotoMatchesService } from './modules/photo-matches/photo-matches.service'
import { photosRoutes } from './modules/photos/photos.routes'
import { createPhotosService } from './modules/photos/photos.service'
import { pointsRoutes } from './modules/points/points.routes'
import { createPointsService } from './modules/points/points.service'
import { reserveRoutes } from './modules/reserve/reserve.routes'
import { createReserveService } from './modules/reserve/reserve.service'
import { reviewsRoutes } from './modules/reviews/reviews.routes'
import { createReviewsService } from './modules/reviews/reviews.service'
import { createCardsService } from './modules/roster/cards.service'
import { createHouseholdChangesService } from './modules/roster/changes.service'
import { createGridsService } from './modules/roster/grids.service'
import { rosterImportRoutes } from './modules/roster/import.routes'
import { createRosterImportsService } from './modules/roster/import.service'
import { rosterRoutes } from './modules/roster/roster.routes'
import { createRosterService } from './modules/roster/roster.service'
import { scheduleBasePoints } from './modules/rules/base-points.schedule'
import { createBasePointsService } from './modules/rules/base-points.service'
import { createDryRunService } from './modules/rules/dry-run.service'
import { createRuleChangesService } from './modules/rules/rule-changes.service'
import { rulesRoutes } from './modules/rules/rules.routes'
import { createRulesService } from './modules/rules/rules.service'
import { secondLooksRoutes } from './modules/second-looks/second-looks.routes'
import { createSecondLooksService } from './modules/second-looks/second-looks.service'
import { sessionsRoutes } from './modules/sessions/sessions.routes'
import { createSessionsService } from './modules/sessions/sessions.service'
import { scheduleShopkeeping } from './modules/shopkeeping/schedule'
import { createShopkeepingService } from './modules/shopkeeping/shopkeeping.service'
import { settingsRoutes } from './modules/settings/settings.routes'
import { createSettingsService } from './modules/settings/settings.service'
import { shopDaysRoutes } from './modules/shop-days/shop-days.routes'
import { createShopDaysService } from './modules/shop-days/shop-days.service'
import { shopsRoutes } from './modules/shops/shops.routes'
import { createShopsService } from './modules/shops/shops.service'
import { statementsRoutes } from './modules/statements/statements.routes'
import { createStatementsService } from './modules/statements/statements.service'
import { stockRoutes } from './modules/stock/stock.routes'
import { createStockService } from './modules/stock/stock.service'
import { stockTakesRoutes } from './modules/stock-takes/stock-takes.routes'
import { createStockTakesService } from './modules/stock-takes/stock-takes.service'
import { submissionsRoutes } from './modules/submissions/submissions.routes'
import { createSubmissionsService } from './modules/submissions/submissions.service'
import { uploadsRoutes } from './modules/uploads/uploads.routes'
import { createUploadsService } from './modules/uploads/uploads.service'
import { villagesRoutes } from './modules/villages/villages.routes'
import { createVillagesService } from './modules/villages/villages.service'
import { voiceNotesRoutes } from './modules/voice-notes/voice-notes.routes'
import { createVoiceNotesService } from './modules/voice-notes/voice-notes.service'
import { witnessesRoutes } from './modules/witnesses/witnesses.routes'
import { createWitnessesService } from './modules/witnesses/witnesses.service'
import { wishesRoutes } from './modules/wishes/wishes.routes'
import { createWishesService } from './modules/wishes/wishes.service'
import { requestLog, type Log } from './log'
import type { Photos } from './photos/photos'
import { registerAuth } from './plugins/auth'
import { refuse, registerErrors } from './plugins/errors'
import { registerJson } from './plugins/json'
import { registerOpenApi } from './plugins/openapi'
import { registerOperations } from './plugins/operations'
import { inlineScripts, registerWebApp } from './plugins/web-app'
import type { Clock } from './shared/clock'

export interface AppOptions {
  database: Database
  photos: Photos
  clock: Clock
  config: Pick<Config, 'secretKey' | 'demo' | 'trustProxy' | 'publicUrl'>
  /** Folder of the built H5 app; null serves the API alone. */
  webApp?: string | null
  /** Where to log and how much; nowhere unless given. */
  logger?: Pick<FastifyLoggerOptions, 'level' | 'stream'>
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
FormatRegistry.Set('uuid', (value) => uuid.test(value))
FormatRegistry.Set('date-time', (value) => !Number.isNaN(Date.parse(value)))

/** Every service of the back end, wired by hand: the list to read first. */
export function createServices({ database, photos: storage, clock, config }: AppOptions) {
  const { secretKey, demo, publicUrl } = config
  const attempts = createAttemptsService({ database, clock })
  const audit = createAuditService({ database, clock })
  const settings = createSettingsService({ database, audit })
  const kinships = createKinshipsService({ database, clock, audit })
  const invitations = createInvitationsService({ database, clock, secretKey, audit })
  const messages = createMessagesService({ database, clock })
  const roster = createRosterService({ database, clock, audit, messages })
  const admission = createAdmissionService({ clock, messages })
  const joinRequests = createJoinRequestsService({ database, clock, attempts, audit, admission })
  const sessions = createSessionsService({ database, clock, attempts, invitations, joinRequests, admission, demo })
  const people = createPeopleService({ database, clock, audit, sessions })
  const notices = createNoticesService({ database, clock, audit, messages })
  const households = createHouseholdsService({ database, clock })
  const rules = createRulesService({ database, clock })
  const ruleChanges = createRuleChangesService({ database, clock, audit })
  const dryRun = createDryRunService({ database, clock })
  const activities = createActivitiesService({ database, clock, audit, messages })
  const photos = createPhotosService({ photos: storage, clock })
  const honours = createHonoursService({ database, clock, audit, messages, photos })
  const photoMatches = createPhotoMatchesService({ photos })
  const voiceNotes = createVoiceNotesService({ database, clock, secretKey })
  const uploads = createUploadsService({ database, clock, photos, voiceNotes })
  const accounts = createAccountsService({ database, clock, attempts, sessions, people, photos, voiceNotes })
  const points = createPointsService({ database, clock })
  const grids = createGridsService({ database, clock, audit })
  const householdChanges = createHouseholdChangesService({ database, clock, audit, messages, points })
  const rosterImports = createRosterImportsService({ database, clock, audit })
  const cards = createCardsService({ database, secretKey, audit })
  const witnesses = createWitnessesService({ database, clock, secretKey, attempts, kinships })
  const pins = createHouseholdPinsService({ database, clock, secretKey, attempts, audit, messages, cards, witnesses })
  const attendances = createAttendancesService({ database, clock, secretKey, attempts, audit, kinships, points, messages })
  const submissions = createSubmissionsService({
    database, clock, sessions, rules, activities, photos, photoMatches, voiceNotes, messages
  })
  const secondLooks = createSecondLooksService({ database, clock, settings, kinships, submissions, photoMatches, audit })
  const deductions = createDeductionsService({ database, clock, audit, kinships, messages, photos, points })
  const reviews = createReviewsService({
    database, clock, points, rules, submissions, messages, kinships, audit, settings, photoMatches, secondLooks
  })
  const fairness = createFairnessService({ database, clock, settings, messages })
  const basePoints = createBasePointsService({ database, clock, points, messages })
  const shops = createShopsService({ database, clock, audit })
  const goods = createGoodsService({ database, clock, photos, shops })
  const wishes = createWishesService({ database, clock, goods, messages })
  const villages = createVillagesService({ database, rules, goods })
  const stock = createStockService({ database, clock, audit })
  const goodsDesk = createGoodsDeskService({ database, clock, audit, messages, photos, stock })
  const stockTakes = createStockTakesService({ database, clock, audit })
  const shopDays = createShopDaysService({ database, clock, audit, shops })
  const reserve = createReserveService({ database, clock, audit, messages })
  const closing = createClosingService({ clock, audit, points, stock, messages })
  const placing = createPlacingService({ database, clock, secretKey, shops })
  const orders = createOrdersService({ database, clock, secretKey, placing, closing, shops, photos })
  const vouchers = createVouchersService({ database, clock, secretKey, messages, orders })
  const cardRedemptions = createCardRedemptionsService({
    database, clock, secretKey, attempts, audit, kinships, messages, cards, pins, witnesses, placing, closing, vouchers
  })
  const counter = createCounterService({ database, clock, secretKey, attempts, closing, photos })
  const expiry = createExpiryService({ clock, closing, messages })
  const boards = createBoardsService({ database, clock })
  const months = createMonthsService({ database, clock, boards })
  const feed = createFeedService({ database, clock, photos })
  const adjustments = createAdjustmentsService({ database, clock, audit, kinships, messages, points, settings })
  const statements = createStatementsService({ database, clock, audit, messages })
  const numbers = createNumbersService({ database, clock, villages })
  const paper = createPaperService({ database, clock, secretKey, publicUrl, photos: storage, attempts, audit })
  const exports = createExportsService({ database, audit })
  return {
    people, kinships, joinRequests, notices, honours, grids, roster, householdChanges, rosterImports, cards, invitations, pins, witnesses,
    sessions, accounts, messages, villages, households, rules, ruleChanges, dryRun, basePoints, activities, attendances,
    photos, voiceNotes, uploads, points, submissions, reviews, shops, goods, wishes, goodsDesk, stock, orders, vouchers, counter,
    cardRedemptions, expiry, boards, months, feed, audit, settings,
    photoMatches, secondLooks,
    deductions, fairness,
    adjustments, statements, numbers, exports, paper, stockTakes, shopDays, reserve
  }
}

/** Clears away once a day what nobody needs any more. @returns ends it; resolves when a run under way is over */
export function startHousekeeping({ log, ...stores }: Pick<AppOptions, 'database' | 'photos' | 'clock'> & { log: Log }): () => Promise<void> {
  const onFailure = (what: string, error: unknown) => log.error({ err: error }, `Housekeeping failed for ${what}: ${String(error)}`)
  const settings = createSettingsService({ ...stores, audit: createAuditService(stores) })
  const fairness = createFairnessService({ ...stores, settings, messages: createMessagesService(stores) })
  return scheduleHousekeeping(createHousekeepingService({ ...stores, fairness, onFailure }), {
    onDone: (gone) => log.info({ gone }, 'Housekeeping is done'),
    onError: (error) => onFailure('the whole', error)
  })
}

/** Gives the base points of each period when they are due. @returns ends it; resolves when a run under way is over */
export function startBasePoints({ log, ...stores }: Pick<AppOptions, 'database' | 'clock'> & { log: Log }): () => Promise<void> {
  const basePoints = createBasePointsService({ ...stores, points: createPointsService(stores), messages: createMessagesService(stores) })
  return scheduleBasePoints(basePoints, {
    onDone: (grants) => log.info({ grants }, 'Base points were given'),
    onFailure: (villageId, error) => log.error({ err: error }, `Base points failed for ${villageId}: ${String(error)}`)
  })
}

/** Does what the shop does by itself when its time has come. @returns ends it; resolves when a run under way is over */
export function startShopkeeping({ log, ...options }: AppOptions & { log: Log }): () => Promise<void> {
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

/** The whole server short of a port: tests and production use the same one. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { database, config, webApp = null, logger } = options
  const app = Fastify({
    logger: logger ? { ...logger, serializers: requestLog } : false,
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    bodyLimit: 64 * 1024,
    requestTimeout: 120_000,
    return503OnClosing: true,
    // an address that cannot be decoded reaches no route and no error handler
    frameworkErrors: (error, request, reply) => void refuse(error, request, reply),
    forceCloseConnections: 'idle'
  }).withTypeProvider<TypeBoxTypeProvider>()
  registerJson(app)
  app.setValidatorCompiler(TypeBoxValidatorCompiler)
  registerErrors(app)
  const directives = { ...contentSecurity, 'script-src': ["'self'", ...inlineScripts(webApp)] }
  await app.register(helmet, { contentSecurityPolicy: { directives }, hsts: false })

  const services = createServices(options)
  registerAuth(app, services.sessions)
  registerOperations(app, database)
  await registerOpenApi(app, { version: '1' })

  const api = { prefix: '/api' }
  await app.register(sessionsRoutes(services.sessions), api)
  await app.register(accountsRoutes(services.accounts), api)
  await app.register(messagesRoutes(services.messages), api)
  await app.register(villagesRoutes(services.villages, config), api)
  await app.register(householdsRoutes(services.households, services.invitations), api)
  await app.register(rosterRoutes(services), api)
  await app.register(householdPinsRoutes(services.pins), api)
  await app.register(witnessesRoutes(services.witnesses), api)
  await app.register(rosterImportRoutes(services.rosterImports), api)
  await app.register(peopleRoutes(services.people), api)
  await app.register(kinshipsRoutes(services.kinships), api)
  await app.register(joinRequestsRoutes(services.joinRequests), api)
  await app.register(noticesRoutes(services.notices), api)
  await app.register(honoursRoutes(services.honours), api)
  await app.register(settingsRoutes(services.settings), api)
  await app.register(auditRoutes(services.audit), api)
  await app.register(rulesRoutes(services.rules, services.ruleChanges, services.dryRun), api)
  await app.register(activitiesRoutes(services.activities, services.attendances), api)
  await app.register(uploadsRoutes(services.uploads), api)
  await app.register(photosRoutes(services.photos), api)
  await app.register(voiceNotesRoutes(services.voiceNotes), api)
  await app.register(submissionsRoutes(services.submissions), api)
  await app.register(reviewsRoutes(services.reviews), api)
  await app.register(secondLooksRoutes(services.secondLooks), api)
  await app.register(deductionsRoutes(services.deductions), api)
  await app.register(fairnessRoutes(services.fairness), api)
  await app.register(pointsRoutes(services.points), api)
  await app.register(shopsRoutes(services.shops), api)
  await app.register(goodsRoutes(services.goods), api)
  await app.register(goodsDeskRoutes(services.goodsDesk), api)
  await app.register(wishesRoutes(services.wishes), api)
  await app.register(stockRoutes(services.stock), api)
  await app.register(stockTakesRoutes(services.stockTakes), api)
  await app.register(shopDaysRoutes(services.shopDays), api)
  await app.register(reserveRoutes(services.reserve), api)
  await app.register(ordersRoutes(services.orders), api)
  await app.register(vouchersRoutes(services.vouchers), api)
  await app.register(counterRoutes(services.counter), api)
  await app.register(cardRedemptionsRoutes(services.cardRedemptions), api)
  await app.register(boardsRoutes(services.boards), api)
  await app.register(monthsRoutes(services.months), api)
  await app.register(feedRoutes(services.feed), api)
  await app.register(adjustmentsRoutes(services.adjustments), api)
  await app.register(statementsRoutes(services.statements), api)
  await app.register(numbersRoutes(services.numbers), api)
  await app.register(exportsRoutes(services.exports), api)
  await app.register(paperRoutes(services.paper), api)
  if (webApp !== null) await registerWebApp(app, { folder: webApp })
  return app
}

// Taro's H5 runtime writes style attributes and data: pictures, photos to be sent are blobs; scripts come from this server alone,
// see buildApp
const contentSecurity = {
  'default-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'blob:'],
  'connect-src': ["'self'", 'blob:'],
  'frame-ancestors': ["'none'"],
  'upgrade-insecure-requests': null
}
