import type { RosterHousehold } from '@contract/roster'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { SectionTitle } from '@/components/section-title'
import { roster, when } from '@/words'

/** Merges and splits, newest first. */
export function History({ changes }: Pick<RosterHousehold, 'changes'>) {
  if (changes.length === 0) return null
  return (
    <>
      <SectionTitle>{roster.history}</SectionTitle>
      <Card flush>
        {changes.map(({ id, kind, from, to, points, by, createdAt }) => (
          <ListRow
            key={id}
            icon='users'
            title={kind === 'merge' ? roster.merged(from.label, to.label) : roster.split(from.label, to.label)}
            note={roster.change(by, when(createdAt), points)}
          />
        ))}
      </Card>
    </>
  )
}
