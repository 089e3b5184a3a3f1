import type { Generated } from 'kysely'
import type { AuditAction } from '../../../types/contract/audit'
import type { Fixed } from './fixed'

export interface BaseGrants {
  villageId: Fixed<string>
  id: Fixed<string>
  ruleId: Fixed<string>
  seriesId: Fixed<string>
  period: Fixed<string>
  coveredUntil: Fixed<Date>
  createdAt: Fixed<Date>
}

export interface Adjustments {
  villageId: Fixed<string>
  id: Fixed<string>
  householdId: string
  amount: Fixed<number>
  reason: Fixed<string>
  needsSecond: Fixed<boolean>
  status: 'waiting' | 'posted' | 'refused'
  askedBy: Fixed<string>
  createdAt: Fixed<Date>
  decidedBy: Generated<string | null>
  decidedAt: Generated<Date | null>
  refusal: Generated<string | null>
  version: Generated<number>
}

export interface Statements {
  villageId: Fixed<string>
  id: Fixed<string>
  month: Fixed<string>
  root: Fixed<Buffer>
  lines: Fixed<number>
  issued: Fixed<number>
  redeemed: Fixed<number>
  closedBy: Fixed<string>
  closedAt: Fixed<Date>
}

export interface StatementLines {
  villageId: Fixed<string>
  statementId: Fixed<string>
  position: Fixed<number>
  transferId: Fixed<string>
  householdId: Fixed<string>
  label: Fixed<string>
  kind: Fixed<string>
  about: Fixed<string>
  amount: Fixed<number>
  happenedAt: Fixed<Date>
  salt: Fixed<Buffer>
  leaf: Fixed<Buffer>
}

export interface AuditEvents {
  villageId: Fixed<string>
  id: Generated<string>
  accountId: Fixed<string>
  action: Fixed<AuditAction>
  about: Fixed<string>
  householdId: Fixed<string | null>
  subjectId: Fixed<string | null>
  details: Generated<Record<string, unknown>>
  createdAt: Fixed<Date>
}
