import type { Generated } from 'kysely'
import type { MessageKind } from '../../../types/contract/messages'
import type { Role } from '../../../types/contract/sessions'
import type { Fixed } from './fixed'

export interface Villages {
  id: Generated<string>
  name: string
  county: string
  createdAt: Fixed<Date>
}

export interface Grids {
  villageId: Fixed<string>
  id: Generated<string>
  name: string
  position: number
  headName: string
  headPhone: string
  version: Generated<number>
}

export interface Households {
  villageId: Fixed<string>
  id: Generated<string>
  gridId: string
  unitId: Generated<string | null>
  number: number
  label: string
  unlisted: Generated<boolean>
  /** Counts up when a lost card is replaced; codes of earlier cards are worth nothing. */
  cardNumber: Generated<number>
  closedAt: Generated<Date | null>
  mergedInto: Generated<string | null>
  version: Generated<number>
  createdAt: Fixed<Date>
}

export interface Accounts {
  id: Generated<string>
  villageId: Fixed<string | null>
  householdId: string | null
  name: string
  roles: Role[]
  consentedAt: Date | null
  disabledAt: Generated<Date | null>
  erasedAt: Generated<Date | null>
  version: Generated<number>
  createdAt: Fixed<Date>
}

export interface Identities {
  provider: Fixed<'password' | 'demo' | 'wechat'>
  subject: Fixed<string>
  accountId: Fixed<string>
  villageId: Fixed<string | null>
  secretHash: string | null
  createdAt: Fixed<Date>
}

export interface Sessions {
  tokenHash: Fixed<Buffer>
  accountId: Fixed<string>
  villageId: Fixed<string | null>
  createdAt: Fixed<Date>
  expiresAt: Fixed<Date>
  revokedAt: Generated<Date | null>
}

export interface Invitations {
  villageId: Fixed<string>
  id: Fixed<string>
  codeHash: Fixed<Buffer>
  householdId: string | null
  roles: Fixed<Role[]>
  createdBy: Fixed<string | null>
  createdAt: Fixed<Date>
  expiresAt: Fixed<Date>
  usedAt: Generated<Date | null>
  usedBy: Generated<string | null>
}

export interface Attempts {
  id: Generated<string>
  key: Fixed<Buffer>
  createdAt: Fixed<Date>
}

export interface IdempotencyKeys {
  villageId: Fixed<string>
  accountId: Fixed<string>
  key: Fixed<string>
  requestHash: Fixed<Buffer>
  resourceId: Fixed<string>
  createdAt: Fixed<Date>
}

export interface Messages {
  villageId: Fixed<string>
  id: Generated<string>
  accountId: Fixed<string>
  kind: Fixed<MessageKind>
  submissionId: Generated<string | null>
  orderId: Generated<string | null>
  noticeId: Generated<string | null>
  activityId: Generated<string | null>
  deductionId: Generated<string | null>
  goodsId: Generated<string | null>
  about: Generated<string>
  points: Generated<number | null>
  createdAt: Fixed<Date>
  readAt: Generated<Date | null>
}
