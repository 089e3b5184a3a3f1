import type * as books from './tables/books'
import type * as events from './tables/events'
import type * as people from './tables/people'
import type * as reviews from './tables/reviews'
import type * as roster from './tables/roster'
import type * as shop from './tables/shop'
import type * as submissions from './tables/submissions'

/** The schema as Kysely sees it: the migrations' snake_case in camelCase. */
export interface Tables {
  villages: people.Villages
  grids: people.Grids
  households: people.Households
  accounts: people.Accounts
  identities: people.Identities
  sessions: people.Sessions
  invitations: people.Invitations
  attempts: people.Attempts
  idempotencyKeys: people.IdempotencyKeys
  rules: submissions.Rules
  photos: submissions.Photos
  submissions: submissions.Submissions
  submissionPhotos: submissions.SubmissionPhotos
  appeals: submissions.Appeals
  uploads: submissions.Uploads
  uploadPieces: submissions.UploadPieces
  voiceNotes: submissions.VoiceNotes
  activities: submissions.Activities
  messages: people.Messages
  likes: submissions.Likes
  shops: shop.Shops
  goods: shop.Goods
  goodsPrices: shop.GoodsPrices
  wishes: shop.Wishes
  orders: shop.Orders
  orderLines: shop.OrderLines
  vouchers: shop.Vouchers
  householdPins: shop.HouseholdPins
  witnessCodes: shop.WitnessCodes
  cardRedemptions: shop.CardRedemptions
  stockTakes: shop.StockTakes
  stockTakeLines: shop.StockTakeLines
  stockMovements: shop.StockMovements
  shopDays: shop.ShopDays
  shopDayLines: shop.ShopDayLines
  budgetEntries: shop.BudgetEntries
  pointBalances: shop.PointBalances
  pointTransfers: shop.PointTransfers
  pointEntries: shop.PointEntries
  units: roster.Units
  rosterEntries: roster.RosterEntries
  kinships: roster.Kinships
  joinRequests: roster.JoinRequests
  householdChanges: roster.HouseholdChanges
  villageSettings: roster.VillageSettings
  firstApprovals: reviews.FirstApprovals
  secondLooks: reviews.SecondLooks
  photoMatches: reviews.PhotoMatches
  deductions: reviews.Deductions
  deductionPhotos: reviews.DeductionPhotos
  activitySignUps: events.ActivitySignUps
  attendances: events.Attendances
  notices: events.Notices
  noticeAudiences: events.NoticeAudiences
  noticeReceipts: events.NoticeReceipts
  honours: events.Honours
  baseGrants: books.BaseGrants
  adjustments: books.Adjustments
  statements: books.Statements
  statementLines: books.StatementLines
  auditEvents: books.AuditEvents
}
