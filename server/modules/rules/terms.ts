import type { Rule, RuleTerms, RuleVersion } from '../../../types/contract/rules'
import { isInForce } from './rules.rules'
import type { RuleRow, UploadRuleRow, VersionRow } from './rules.repository'

const capsOf = ({ capDay: day, capWeek: week, capMonth: month }: RuleRow) => ({ day, week, month })

/** What a version lays down, as it crosses the wire. */
export function termsOf(row: RuleRow): RuleTerms {
  const { kind, column, name, hint, points, minPoints, maxPoints, basePeriod: period } = row
  if (kind === 'upload' && column !== null) {
    const { minPhotos, maxPhotos, anonymous, needsActivity, twoApprovalsAbove } = row
    return {
      kind, column, name, hint, points, minPoints, maxPoints, minPhotos, maxPhotos, anonymous, needsActivity, twoApprovalsAbove,
      caps: capsOf(row)
    }
  }
  return period === null ? { kind: 'deduction', name, hint, points, minPoints, maxPoints } : { kind: 'base', name, hint, points, period }
}

/** The same as columns of the table. */
export function columnsOf(terms: RuleTerms) {
  const { kind, points } = terms
  const common = { kind, name: terms.name.trim(), hint: terms.hint.trim(), points }
  const none = {
    column: null, minPhotos: 1, maxPhotos: 9, anonymous: false, needsActivity: false, capDay: null, capWeek: null, capMonth: null,
    twoApprovalsAbove: null, basePeriod: null
  }
  if (terms.kind === 'base') return { ...none, ...common, minPoints: points, maxPoints: points, basePeriod: terms.period }
  const { minPoints, maxPoints } = terms
  if (terms.kind === 'deduction') return { ...none, ...common, minPoints, maxPoints }
  const { column, minPhotos, maxPhotos, anonymous, needsActivity, twoApprovalsAbove, caps } = terms
  return {
    ...none, ...common, column, minPoints, maxPoints, minPhotos, maxPhotos, anonymous, needsActivity, twoApprovalsAbove,
    capDay: caps.day, capWeek: caps.week, capMonth: caps.month
  }
}

/** A rule as villagers see it. */
export function presentRule(row: UploadRuleRow, allowance: Rule['allowance'], now: Date): Rule {
  const { id, seriesId, column, name, hint, minPhotos, maxPhotos, points, minPoints, maxPoints, anonymous, needsActivity } = row
  return {
    id, seriesId, column, name, hint, minPhotos, maxPhotos, points, minPoints, maxPoints, anonymous, needsActivity,
    caps: capsOf(row), allowance, open: isInForce(row, now)
  }
}

/** A version as those see it who manage the rules. */
export const presentVersion = (row: VersionRow): RuleVersion => ({
  id: row.id,
  terms: termsOf(row),
  startsAt: row.startsAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
  createdBy: row.createdByName,
  createdAt: row.createdAt.toISOString()
})
