import { Type, type Static } from '@sinclair/typebox'
import { Id, Timestamp, oneOf, pageOf } from './common'

export const messageKinds = [
  'submission_approved', 'submission_rejected', 'appeal_upheld', 'appeal_dismissed', 'sent_for_you',
  'order_handed_over', 'order_cancelled', 'member_joined',
  'decision_undone', 'deduction_made', 'deduction_upheld', 'deduction_remitted', 'points_adjusted', 'base_points',
  'attendance_points', 'activity_published', 'activity_changed', 'activity_cancelled', 'notice_published', 'honour_awarded', 'household_moved',
  'reviews_overdue', 'sent_under_new_rule',
  'adjustment_asked', 'adjustment_confirmed', 'adjustment_refused', 'statement_published',
  'order_expiring', 'order_expired', 'order_cancelled_by_shop', 'order_fetched', 'voucher_made', 'redeemed_with_card', 'witnessed',
  'pin_set', 'pin_removed',
  'goods_low', 'wish_available', 'reserve_short'
] as const
export type MessageKind = (typeof messageKinds)[number]

/** What happened to a person's things while they were away. */
export const Message = Type.Object({
  id: Id,
  kind: oneOf(messageKinds),
  about: Type.String({ description: 'Name of the rule or the goods, of the member or the helper, of the household or the month; empty once the helper has left' }),
  points: Type.Union([Type.Integer(), Type.Null()]),
  submissionId: Type.Union([Id, Type.Null()]),
  orderId: Type.Union([Id, Type.Null()]),
  noticeId: Type.Union([Id, Type.Null()]),
  activityId: Type.Union([Id, Type.Null()]),
  deductionId: Type.Union([Id, Type.Null()]),
  goodsId: Type.Union([Id, Type.Null()]),
  createdAt: Timestamp,
  read: Type.Boolean()
})
export type Message = Static<typeof Message>
export const MessagePage = pageOf(Message)
export type MessagePage = Static<typeof MessagePage>

export const MessageSummary = Type.Object({ unread: Type.Integer() })
export type MessageSummary = Static<typeof MessageSummary>

/** Marks as read what the person has seen: this message and everything before it. */
export const MessagesSeen = Type.Object({ upTo: Id }, { additionalProperties: false })
export type MessagesSeen = Static<typeof MessagesSeen>
