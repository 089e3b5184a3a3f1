import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import * as words from '@/words'

/** A line that there is something new to read; nothing otherwise. */
export function NewMessages({ unread, onOpen }: { unread: number; onOpen: () => void }) {
  if (!unread) return null
  return (
    <Card flush>
      <ListRow icon='bell' title={words.unread.newOnes(unread)} note={words.unread.newOnesNote} onPress={onOpen} />
    </Card>
  )
}
