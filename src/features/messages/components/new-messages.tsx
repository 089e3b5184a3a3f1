import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { words } from '@/words'
import { useUnread } from '../use-messages'

/** A line that there is something new to read; nothing otherwise. */
export function NewMessages({ onOpen }: { onOpen: () => void }) {
  const unread = useUnread(true)
  if (!unread) return null
  return (
    <Card flush>
      <ListRow icon='bell' title={words.messages.newOnes(unread)} note={words.messages.newOnesNote} onPress={onOpen} />
    </Card>
  )
}
