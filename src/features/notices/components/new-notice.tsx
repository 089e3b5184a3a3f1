import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { notices as said } from '@/words'
import { useNoticeSummary } from '../use-notices'

/** What the village says and the person has not read: the newest by name. Nothing otherwise. */
export function NewNotice({ onOpen }: { onOpen: (id: string) => void }) {
  const { data } = useNoticeSummary(true)
  const newest = data?.newest
  if (!newest) return null
  return (
    <Card tone='amber' flush>
      <ListRow icon='bell' title={said.newest(newest.title)} note={said.newestNote(data.unread)} onPress={() => onOpen(newest.id)} />
    </Card>
  )
}
