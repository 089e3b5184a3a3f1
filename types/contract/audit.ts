import { Type, type Static } from '@sinclair/typebox'
import { Id, PageQuery, Timestamp, oneOf, pageOf } from './common'

export const auditActions = [
  'submission_approved', 'submission_first_approved', 'submission_rejected', 'decision_undone', 'second_look_done',
  'deduction_made', 'deduction_decided',
  'rule_created', 'rule_changed', 'rule_closed', 'rule_reopened',
  'grid_created', 'grid_changed', 'grid_deleted', 'unit_created', 'unit_changed', 'unit_deleted',
  'household_created', 'household_changed', 'household_merged', 'household_split', 'household_card_replaced',
  'roster_imported', 'roster_exported',
  'invitation_made', 'join_request_approved', 'join_request_refused', 'roles_changed', 'account_disabled', 'account_enabled',
  'kinship_declared', 'kinship_removed',
  'activity_created', 'activity_changed', 'activity_cancelled', 'attendance_recorded', 'attendance_undone', 'attendance_points_given',
  'notice_published', 'notice_withdrawn', 'honour_awarded', 'honour_revoked',
  'adjustment_asked', 'points_adjusted', 'adjustment_refused', 'statement_published', 'books_exported',
  'passbook_printed', 'settings_changed',
  'goods_created', 'goods_changed', 'goods_closed', 'goods_reopened', 'price_set', 'price_taken_back', 'stock_moved', 'stock_taken',
  'stock_take_discarded',
  'shop_changed', 'order_cancelled_by_shop', 'handed_over_on_sight', 'voucher_made', 'redeemed_with_card', 'pin_set', 'shop_day_closed', 'budget_booked'
] as const
export type AuditAction = (typeof auditActions)[number]
export const AuditAction = oneOf(auditActions)

/** One administrative act. It is never changed or removed. */
export const AuditEvent = Type.Object({
  id: Type.String(),
  action: AuditAction,
  by: Type.Object({ id: Id, name: Type.String({ description: 'Empty once they have left' }) }),
  about: Type.String({ description: 'Name of what it was done to, as it was then' }),
  household: Type.Union([Type.Object({ id: Id, label: Type.String() }), Type.Null()]),
  details: Type.Record(Type.String(), Type.Unknown(), { description: 'What exactly: points, reasons, values before and after' }),
  createdAt: Timestamp
})
export type AuditEvent = Static<typeof AuditEvent>
export const AuditPage = pageOf(AuditEvent)
export type AuditPage = Static<typeof AuditPage>

const wanted = {
  search: Type.Optional(Type.String({ minLength: 1, maxLength: 40, description: 'Part of the subject, the household, the person or the reason' })),
  action: Type.Optional(AuditAction),
  from: Type.Optional(Type.String({ format: 'date-time' })),
  until: Type.Optional(Type.String({ format: 'date-time', description: 'Not in it' }))
}

export const AuditQuery = Type.Composite([PageQuery, Type.Object(wanted)], { additionalProperties: false })
export type AuditQuery = Static<typeof AuditQuery>

export const AuditFileQuery = Type.Object(wanted, { additionalProperties: false })
export type AuditFileQuery = Static<typeof AuditFileQuery>
