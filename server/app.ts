import helmet from '@fastify/helmet'
import { TypeBoxValidatorCompiler, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { FormatRegistry } from '@sinclair/typebox'
import Fastify, { type FastifyInstance, type FastifyLoggerOptions } from 'fastify'
import { accountsRoutes } from './modules/accounts/accounts.routes'
import { activitiesRoutes } from './modules/activities/activities.routes'
import { adjustmentsRoutes } from './modules/adjustments/adjustments.routes'
import { auditRoutes } from './modules/audit/audit.routes'
import { boardsRoutes } from './modules/boards/boards.routes'
import { cardRedemptionsRoutes } from './modules/orders/card-redemptions.routes'
import { deductionsRoutes } from './modules/deductions/deductions.routes'
import { exportsRoutes } from './modules/exports/exports.routes'
import { fairnessRoutes } from './modules/fairness/fairness.routes'
import { feedRoutes } from './modules/feed/feed.routes'
import { goodsDeskRoutes } from './modules/goods/goods-desk.routes'
import { goodsRoutes } from './modules/goods/goods.routes'
import { householdPinsRoutes } from './modules/household-pins/household-pins.routes'
import { householdsRoutes } from './modules/households/households.routes'
import { honoursRoutes } from './modules/honours/honours.routes'
import { joinRequestsRoutes } from './modules/join-requests/join-requests.routes'
import { kinshipsRoutes } from './modules/kinships/kinships.routes'
import { messagesRoutes } from './modules/messages/messages.routes'
import { monthsRoutes } from './modules/months/months.routes'
import { noticesRoutes } from './modules/notices/notices.routes'
import { numbersRoutes } from './modules/numbers/numbers.routes'
import { counterRoutes } from './modules/orders/counter.routes'
import { ordersRoutes } from './modules/orders/orders.routes'
import { vouchersRoutes } from './modules/orders/vouchers.routes'
import { peopleRoutes } from './modules/people/people.routes'
import { paperRoutes } from './modules/paper/paper.routes'
import { photosRoutes } from './modules/photos/photos.routes'
import { pointsRoutes } from './modules/points/points.routes'
import { reserveRoutes } from './modules/reserve/reserve.routes'
import { reviewsRoutes } from './modules/reviews/reviews.routes'
import { rosterImportRoutes } from './modules/roster/import.routes'
import { rosterRoutes } from './modules/roster/roster.routes'
import { rulesRoutes } from './modules/rules/rules.routes'
import { secondLooksRoutes } from './modules/second-looks/second-looks.routes'
import { sessionsRoutes } from './modules/sessions/sessions.routes'
import { settingsRoutes } from './modules/settings/settings.routes'
import { shopDaysRoutes } from './modules/shop-days/shop-days.routes'
import { shopsRoutes } from './modules/shops/shops.routes'
import { statementsRoutes } from './modules/statements/statements.routes'
import { stockRoutes } from './modules/stock/stock.routes'
import { stockTakesRoutes } from './modules/stock-takes/stock-takes.routes'
import { submissionsRoutes } from './modules/submissions/submissions.routes'
import { uploadsRoutes } from './modules/uploads/uploads.routes'
import { villagesRoutes } from './modules/villages/villages.routes'
import { voiceNotesRoutes } from './modules/voice-notes/voice-notes.routes'
import { witnessesRoutes } from './modules/witnesses/witnesses.routes'
import { wishesRoutes } from './modules/wishes/wishes.routes'
import { requestLog } from './log'
import { registerAuth } from './plugins/auth'
import { refuse, registerErrors } from './plugins/errors'
import { registerJson } from './plugins/json'
import { registerOpenApi } from './plugins/openapi'
import { registerOperations } from './plugins/operations'
import { inlineScripts, registerWebApp } from './plugins/web-app'
import { createServices, type ServiceOptions } from './services'

export interface AppOptions extends ServiceOptions {
  /** Folder of the built H5 app; null serves the API alone. */
  webApp?: string | null
  /** Where to log and how much; nowhere unless given. */
  logger?: Pick<FastifyLoggerOptions, 'level' | 'stream'>
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
FormatRegistry.Set('uuid', (value) => uuid.test(value))
FormatRegistry.Set('date-time', (value) => !Number.isNaN(Date.parse(value)))

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
