import { View } from '@tarojs/components'
import type { Message } from '@contract/messages'
import type { IconName } from '@/components/icons'
import { ListRow } from '@/components/list-row'
import { Points } from '@/components/points'
import { a11y } from '@/lib/a11y'
import * as words from '@/words'
import './message-row.scss'

const icons: Record<Message['kind'], IconName> = {
  submission_approved: 'badge-check',
  submission_rejected: 'circle-alert',
  appeal_upheld: 'badge-check',
  appeal_dismissed: 'circle-alert',
  sent_for_you: 'hand-heart',
  order_handed_over: 'gift',
  order_cancelled: 'rotate-ccw',
  member_joined: 'users',
  decision_undone: 'rotate-ccw',
  deduction_made: 'circle-alert',
  deduction_upheld: 'circle-alert',
  deduction_remitted: 'rotate-ccw',
  points_adjusted: 'badge-check',
  base_points: 'gift',
  attendance_points: 'badge-check',
  activity_published: 'calendar-days',
  activity_changed: 'calendar-days',
  activity_cancelled: 'calendar-days',
  notice_published: 'bell',
  honour_awarded: 'award',
  household_moved: 'users',
  reviews_overdue: 'search-check',
  sent_under_new_rule: 'circle-alert',
  adjustment_asked: 'search-check',
  adjustment_confirmed: 'badge-check',
  adjustment_refused: 'circle-alert',
  statement_published: 'book-open',
  order_expiring: 'clock',
  order_expired: 'rotate-ccw',
  order_cancelled_by_shop: 'rotate-ccw',
  order_fetched: 'hand-heart',
  voucher_made: 'hand-heart',
  redeemed_with_card: 'gift',
  witnessed: 'users',
  pin_set: 'key-round',
  pin_removed: 'key-round',
  goods_low: 'store',
  wish_available: 'gift',
  reserve_short: 'circle-alert'
}

/** Of what came to the household; goods that were handed over cost what had been set aside before. */
const brings: readonly Message['kind'][] = [
  'submission_approved', 'appeal_upheld', 'order_cancelled', 'order_expired', 'order_cancelled_by_shop', 'deduction_remitted', 'attendance_points', 'points_adjusted'
]

/** What happened and when, with the points it brought and a dot until it has been seen. */
export function MessageRow({ message, onPress }: { message: Message; onPress: () => void }) {
  const { kind, points, read } = message
  const extra = (
    <>
      {points !== null && brings.includes(kind) && <Points amount={points} signed />}
      {!read && <View className='message-row__dot' {...a11y({ role: 'img', label: words.messages.unread })} />}
    </>
  )
  return (
    <ListRow
      icon={icons[kind]}
      title={words.messages.sentence(message)}
      note={words.messages.note(words.when(message.createdAt), kind)}
      extra={extra}
      onPress={onPress}
    />
  )
}
