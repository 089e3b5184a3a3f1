import type { Config } from './config'
import type { Database } from './database/client'
import { createAccountsService } from './modules/accounts/accounts.service'
import { createActivitiesService } from './modules/activities/activities.service'
import { createAttendancesService } from './modules/activities/attendances.service'
import { createAdjustmentsService } from './modules/adjustments/adjustments.service'
import { createAttemptsService } from './modules/attempts/attempts.service'
import { createAuditService } from './modules/audit/audit.service'
import { createBoardsService } from './modules/boards/boards.service'
import { createCardRedemptionsService } from './modules/orders/card-redemptions.service'
import { createDeductionsService } from './modules/deductions/deductions.service'
import { createExportsService } from './modules/exports/exports.service'
import { createFairnessService } from './modules/fairness/fairness.service'
import { createFeedService } from './modules/feed/feed.service'
import { createGoodsDeskService } from './modules/goods/goods-desk.service'
import { createGoodsService } from './modules/goods/goods.service'
import { createHouseholdPinsService } from './modules/household-pins/household-pins.service'
import { createHouseholdsService } from './modules/households/households.service'
import { createInvitationsService } from './modules/households/invitations.service'
import { createHonoursService } from './modules/honours/honours.service'
import { createJoinRequestsService } from './modules/join-requests/join-requests.service'
import { createKinshipsService } from './modules/kinships/kinships.service'
import { createMessagesService } from './modules/messages/messages.service'
import { createMonthsService } from './modules/months/months.service'
import { createNoticesService } from './modules/notices/notices.service'
import { createNumbersService } from './modules/numbers/numbers.service'
import { createClosingService } from './modules/orders/closing.service'
import { createCounterService } from './modules/orders/counter.service'
import { createExpiryService } from './modules/orders/expiry.service'
import { createOrdersService } from './modules/orders/orders.service'
import { createPlacingService } from './modules/orders/placing.service'
import { createVouchersService } from './modules/orders/vouchers.service'
import { createAdmissionService } from './modules/people/admission.service'
import { createPaperService } from './modules/paper/paper.service'
import { createPeopleService } from './modules/people/people.service'
import { createPhotoMatchesService } from './modules/photo-matches/photo-matches.service'
import { createPhotosService } from './modules/photos/photos.service'
import { createPointsService } from './modules/points/points.service'
import { createReserveService } from './modules/reserve/reserve.service'
import { createReviewsService } from './modules/reviews/reviews.service'
import { createCardsService } from './modules/roster/cards.service'
import { createHouseholdChangesService } from './modules/roster/changes.service'
import { createGridsService } from './modules/roster/grids.service'
import { createRosterImportsService } from './modules/roster/import.service'
import { createRosterService } from './modules/roster/roster.service'
import { createBasePointsService } from './modules/rules/base-points.service'
import { createDryRunService } from './modules/rules/dry-run.service'
import { createRuleChangesService } from './modules/rules/rule-changes.service'
import { createRulesService } from './modules/rules/rules.service'
import { createSecondLooksService } from './modules/second-looks/second-looks.service'
import { createSessionsService } from './modules/sessions/sessions.service'
import { createSettingsService } from './modules/settings/settings.service'
import { createShopDaysService } from './modules/shop-days/shop-days.service'
import { createShopsService } from './modules/shops/shops.service'
import { createStatementsService } from './modules/statements/statements.service'
import { createStockService } from './modules/stock/stock.service'
import { createStockTakesService } from './modules/stock-takes/stock-takes.service'
import { createSubmissionsService } from './modules/submissions/submissions.service'
import { createUploadsService } from './modules/uploads/uploads.service'
import { createVillagesService } from './modules/villages/villages.service'
import { createVoiceNotesService } from './modules/voice-notes/voice-notes.service'
import { createWitnessesService } from './modules/witnesses/witnesses.service'
import { createWishesService } from './modules/wishes/wishes.service'
import type { Photos } from './photos/photos'
import type { Clock } from './shared/clock'

export interface ServiceOptions {
  database: Database
  photos: Photos
  clock: Clock
  config: Pick<Config, 'secretKey' | 'demo' | 'trustProxy' | 'publicUrl'>
}

/** Every service of the back end, wired by hand: the list to read first. */
export function createServices({ database, photos: storage, clock, config }: ServiceOptions) {
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
    database, clock, secretKey, attempts, audit, kinships, messages, cards, goods, pins, witnesses, placing, closing,
    vouchers
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
