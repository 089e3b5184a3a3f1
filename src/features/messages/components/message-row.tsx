import { View } from '@tarojs/components'
import type { Message } from '@contract/messages'
import type { IconName } from '@/components/icons'
import { ListRow } from '@/components/list-row'
import { a11y } from '@/lib/a11y'
import { words } from '@/words'
import './message-row.scss'

const icons: Record<Message['kind'], IconName> = {
  submission_approved: 'badge-check',
  submission_rejected: 'circle-alert',
  appeal_upheld: 'badge-check',
  appeal_dismissed: 'circle-alert',
  sent_for_you: 'hand-heart',
  order_handed_over: 'gift',
  order_cancelled: 'rotate-ccw',
  member_joined: 'users'
}

/** What happened and when, with a dot until it has been seen. */
export function MessageRow({ message, onPress }: { message: Message; onPress: () => void }) {
  const dot = <View className='message-row__dot' {...a11y({ role: 'img', label: words.messages.unread })} />
  return (
    <ListRow
      icon={icons[message.kind]}
      title={words.messages.sentence(message)}
      note={words.when(message.createdAt)}
      extra={!message.read && dot}
      onPress={onPress}
    />
  )
}
