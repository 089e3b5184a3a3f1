import type { Notice } from '@contract/notices'
import { Badge } from '@/components/badge'
import { ListRow } from '@/components/list-row'
import { notices as said, when } from '@/words'

/** Whom it is for, as the reader is told. */
export function forWhom({ grids, toHousehold }: Pick<Notice, 'grids' | 'toHousehold'>): string {
  if (toHousehold) return said.toHousehold
  return grids.length > 0 ? said.toGrids(grids) : said.toVillage
}

/** One line of the list, with a word until it has been read. */
export const NoticeRow = ({ notice, onPress }: { notice: Notice; onPress: () => void }) => (
  <ListRow
    icon='bell'
    title={notice.title}
    note={`${when(notice.createdAt)} · ${forWhom(notice)}`}
    extra={!notice.read && <Badge tone='amber'>{said.unread}</Badge>}
    onPress={onPress}
  />
)
