import type { ColumnType, Generated } from 'kysely'
import type { PointTransferKind } from '../../types/contract/points'
import type { OrderStatus } from '../../types/contract/orders'
import type { Column } from '../../types/contract/rules'
import type { Role } from '../../types/contract/sessions'
import type { MessageKind } from '../../types/contract/messages'
import type { ConsentWay, SubmissionStatus } from '../../types/contract/submissions'
import type { UploadKind } from '../../types/contract/uploads'

/** Read and written as given. A column of this kind never changes after the insert. */
type Fixed<T> = ColumnType<T, T, never>

interface Villages {
  id: Generated<string>
  name: string
  county: string
  shopPlace: string
  shopOpeningHours: string
  shopPhone: string | null
  createdAt: Fixed<Date>
}

interface Grids {
  villageId: Fixed<string>
  id: Generated<string>
  name: string
  position: number
  headName: string
  headPhone: string
}

interface Households {
  villageId: Fixed<string>
  id: Generated<string>
  gridId: string
  number: number
  label: string
  unlisted: Generated<boolean>
  createdAt: Fixed<Date>
}

interface Accounts {
  id: Generated<string>
  villageId: Fixed<string | null>
  householdId: string | null
  name: string
  roles: Role[]
  consentedAt: Date | null
  disabledAt: Generated<Date | null>
  erasedAt: Generated<Date | null>
  createdAt: Fixed<Date>
}

interface Identities {
  provider: Fixed<'password' | 'demo' | 'wechat'>
  subject: Fixed<string>
  accountId: Fixed<string>
  villageId: Fixed<string | null>
  secretHash: string | null
  createdAt: Fixed<Date>
}

interface Sessions {
  tokenHash: Fixed<Buffer>
  accountId: Fixed<string>
  villageId: Fixed<string | null>
  createdAt: Fixed<Date>
  expiresAt: Fixed<Date>
  revokedAt: Generated<Date | null>
}

interface Invitations {
  villageId: Fixed<string>
  id: Fixed<string>
  codeHash: Fixed<Buffer>
  householdId: Fixed<string | null>
  roles: Fixed<Role[]>
  createdBy: Fixed<string | null>
  createdAt: Fixed<Date>
  expiresAt: Fixed<Date>
  usedAt: Generated<Date | null>
  usedBy: Generated<string | null>
}

interface Attempts {
  id: Generated<string>
  key: Fixed<Buffer>
  createdAt: Fixed<Date>
}

interface IdempotencyKeys {
  villageId: Fixed<string>
  accountId: Fixed<string>
  key: Fixed<string>
  requestHash: Fixed<Buffer>
  resourceId: Fixed<string>
  createdAt: Fixed<Date>
}

interface Rules {
  villageId: Fixed<string>
  id: Generated<string>
  column: Fixed<Column>
  position: number
  name: Fixed<string>
  hint: Fixed<string>
  minPhotos: Fixed<number>
  maxPhotos: Fixed<number>
  points: Fixed<number>
  minPoints: Fixed<number>
  maxPoints: Fixed<number>
  anonymous: Generated<boolean>
  closedAt: Generated<Date | null>
  createdAt: Fixed<Date>
}

interface Photos {
  villageId: Fixed<string>
  id: Fixed<string>
  uploadedBy: Fixed<string>
  sha256: Fixed<Buffer>
  /** bigint, as text */
  perceptualHash: Fixed<string>
  width: Fixed<number>
  height: Fixed<number>
  createdAt: Fixed<Date>
}

interface Submissions {
  villageId: Fixed<string>
  id: Fixed<string>
  ruleId: Fixed<string>
  householdId: Fixed<string>
  submittedBy: Fixed<string>
  note: Fixed<string>
  place: Generated<string>
  activityId: Generated<string | null>
  voiceNoteId: Generated<string | null>
  resubmissionOf: Generated<string | null>
  withdrawnAt: Generated<Date | null>
  consentBy: Generated<string | null>
  consentGiven: Generated<ConsentWay | null>
  status: Generated<SubmissionStatus>
  points: Generated<number | null>
  rejectReason: Generated<string | null>
  reviewedBy: Generated<string | null>
  reviewedAt: Generated<Date | null>
  version: Generated<number>
  createdAt: Fixed<Date>
}

interface SubmissionPhotos {
  villageId: Fixed<string>
  submissionId: Fixed<string>
  position: Fixed<number>
  photoId: Fixed<string>
  released: Generated<boolean>
}

interface Appeals {
  villageId: Fixed<string>
  submissionId: Fixed<string>
  words: Fixed<string>
  appealedBy: Fixed<string>
  createdAt: Fixed<Date>
  firstReason: Fixed<string>
  firstReviewer: Fixed<string>
  firstReviewedAt: Fixed<Date>
  upheld: Generated<boolean | null>
  decidedBy: Generated<string | null>
  decidedAt: Generated<Date | null>
}

interface Uploads {
  villageId: Fixed<string>
  id: Fixed<string>
  accountId: Fixed<string>
  kind: Fixed<UploadKind>
  bytes: Fixed<number>
  sha256: Fixed<Buffer>
  received: Generated<number>
  resourceId: Generated<string | null>
  createdAt: Fixed<Date>
}

interface UploadPieces {
  villageId: Fixed<string>
  uploadId: Fixed<string>
  position: Fixed<number>
  content: Fixed<Buffer>
}

interface VoiceNotes {
  villageId: Fixed<string>
  id: Fixed<string>
  recordedBy: Fixed<string>
  mediaType: Fixed<string>
  content: Fixed<Buffer>
  createdAt: Fixed<Date>
}

interface Activities {
  villageId: Fixed<string>
  id: Generated<string>
  column: Fixed<'volunteering' | 'study'>
  title: string
  place: string
  startsAt: Date
  endsAt: Date
  createdAt: Fixed<Date>
}

interface Messages {
  villageId: Fixed<string>
  id: Generated<string>
  accountId: Fixed<string>
  kind: Fixed<MessageKind>
  submissionId: Generated<string | null>
  orderId: Generated<string | null>
  about: Generated<string>
  points: Generated<number | null>
  createdAt: Fixed<Date>
  readAt: Generated<Date | null>
}

interface Likes {
  villageId: Fixed<string>
  submissionId: Fixed<string>
  accountId: Fixed<string>
  createdAt: Fixed<Date>
}

interface Goods {
  villageId: Fixed<string>
  id: Generated<string>
  name: string
  points: number
  stock: number
  picturePhotoId: string | null
  position: number
  closedAt: Generated<Date | null>
  createdAt: Fixed<Date>
}

interface Orders {
  villageId: Fixed<string>
  id: Fixed<string>
  householdId: Fixed<string>
  orderedBy: Fixed<string>
  status: Generated<OrderStatus>
  points: Fixed<number>
  pickUpAttempt: Fixed<number>
  pickUpTokenHash: Fixed<Buffer>
  pickUpDigitsHash: Fixed<Buffer>
  closedBy: Generated<string | null>
  closedAt: Generated<Date | null>
  version: Generated<number>
  createdAt: Fixed<Date>
}

interface OrderLines {
  villageId: Fixed<string>
  orderId: Fixed<string>
  goodsId: Fixed<string>
  quantity: Fixed<number>
  points: Fixed<number>
}

interface PointBalances {
  villageId: Fixed<string>
  householdId: Fixed<string>
  earned: Fixed<number>
  free: Fixed<number>
  held: Fixed<number>
  spent: Fixed<number>
}

interface PointTransfers {
  villageId: Fixed<string>
  id: Generated<string>
  householdId: Fixed<string>
  kind: Fixed<PointTransferKind>
  amount: Fixed<number>
  submissionId: Fixed<string | null>
  orderId: Fixed<string | null>
  about: Fixed<string>
  createdBy: Fixed<string>
  createdAt: Fixed<Date>
}

interface PointEntries {
  villageId: Fixed<string>
  /** bigint, as text */
  id: Generated<string>
  transferId: Fixed<string>
  householdId: Fixed<string>
  account: Fixed<'earned' | 'free' | 'held' | 'spent'>
  kind: Fixed<PointTransferKind>
  amount: Fixed<number>
  balanceAfter: Fixed<number>
  createdAt: Fixed<Date>
}

/** The schema as Kysely sees it: the migrations' snake_case in camelCase. */
export interface Tables {
  villages: Villages
  grids: Grids
  households: Households
  accounts: Accounts
  identities: Identities
  sessions: Sessions
  invitations: Invitations
  attempts: Attempts
  idempotencyKeys: IdempotencyKeys
  rules: Rules
  photos: Photos
  submissions: Submissions
  submissionPhotos: SubmissionPhotos
  appeals: Appeals
  uploads: Uploads
  uploadPieces: UploadPieces
  voiceNotes: VoiceNotes
  activities: Activities
  messages: Messages
  likes: Likes
  goods: Goods
  orders: Orders
  orderLines: OrderLines
  pointBalances: PointBalances
  pointTransfers: PointTransfers
  pointEntries: PointEntries
}
