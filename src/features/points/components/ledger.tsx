import { View } from '@tarojs/components'
import type { PointEntry } from '@contract/points'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Points } from '@/components/points'
import { SectionTitle } from '@/components/section-title'
import { words } from '@/words'
import { byMonth, currentYear } from '../by-month'
import './ledger.scss'

interface LedgerProps {
  entries: readonly PointEntry[]
  onOpen: (entry: PointEntry) => void
}

/** Every change of the household's free points, month by month, in words a villager says. */
export function Ledger({ entries, onOpen }: LedgerProps) {
  return (
    <>
      {byMonth(entries).map(({ year, month, entries: lines }) => (
        <View key={`${year}-${month}`} className='ledger'>
          <SectionTitle>{words.points.month(year, month, year === currentYear())}</SectionTitle>
          <Card flush>
            {lines.map((entry) => (
              <ListRow
                key={entry.id}
                title={words.points.line(entry.kind, entry.about)}
                note={words.points.note(words.when(entry.createdAt), entry.balanceAfter)}
                extra={<Points amount={entry.amount} signed plain={entry.amount < 0} />}
                onPress={() => onOpen(entry)}
              />
            ))}
          </Card>
        </View>
      ))}
    </>
  )
}
