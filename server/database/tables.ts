import type * as people from './tables/people'
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
  goods: shop.Goods
  orders: shop.Orders
  orderLines: shop.OrderLines
  pointBalances: shop.PointBalances
  pointTransfers: shop.PointTransfers
  pointEntries: shop.PointEntries
}
