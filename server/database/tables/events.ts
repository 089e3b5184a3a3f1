import type { Generated } from 'kysely'
import type { Fixed } from './fixed'

export interface ActivitySignUps {
  villageId: Fixed<string>
  activityId: Fixed<string>
  accountId: Fixed<string>
  householdId: string
  createdAt: Fixed<Date>
}

export interface Attendances {
  villageId: Fixed<string>
  id: Fixed<string>
  activityId: Fixed<string>
  householdId: string
  accountId: Fixed<string | null>
  name: Generated<string>
  way: Fixed<'code' | 'roll_call'>
  recordedBy: Fixed<string>
  createdAt: Fixed<Date>
}

export interface Notices {
  villageId: Fixed<string>
  id: Fixed<string>
  title: Fixed<string>
  body: Fixed<string>
  createdBy: Fixed<string>
  createdAt: Fixed<Date>
  withdrawnAt: Generated<Date | null>
}

export interface NoticeAudiences {
  villageId: Fixed<string>
  noticeId: Fixed<string>
  gridId: Fixed<string | null>
  householdId: string | null
}

export interface NoticeReceipts {
  villageId: Fixed<string>
  noticeId: Fixed<string>
  accountId: Fixed<string>
  readAt: Fixed<Date>
}

export interface Honours {
  villageId: Fixed<string>
  id: Fixed<string>
  title: Fixed<string>
  householdId: string
  name: Generated<string>
  note: Generated<string>
  photoId: Fixed<string | null>
  awardedOn: Fixed<string>
  createdBy: Fixed<string>
  createdAt: Fixed<Date>
  revokedAt: Generated<Date | null>
}
