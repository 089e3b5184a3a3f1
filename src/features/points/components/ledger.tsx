import { Text, View } from '@tarojs/components'
import type { PointEntry, PointMonthList } from '@contract/points'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Points } from '@/components/points'
import { SectionTitle } from '@/components/section-title'
import * as words from '@/words'
import { byMonth, currentYear } from '../by-month'
import './ledger.scss'

interface LedgerProps {
  entries: readonly PointEntry[]
  /** What each month came to; a month without sums goes without. */
  sums: PointMonthList['items']
  onOpen: (entry: PointEntry) => void
}

/** A change and what was left after it, as in a passbook. */
function Change({ entry: { amount, balanceAfter } }: { entry: PointEntry }) {
  return (
    <View className='ledger__change'>
      <Points amount={amount} signed plain={amount < 0} />
      <Text className='ledger__balance'>{words.points.balance(balanceAfter)}</Text>
    </View>
  )
}

/** Every change of the household's free points, month by month, in words a villager says. */
export function Ledger({ entries, sums, onOpen }: LedgerProps) {
  return (
    <>
      {byMonth(entries).map(({ key, year, month, entries: lines }) => {
        const sum = sums.find((one) => one.month === key)
        return (
          <View key={key} className='ledger'>
            <SectionTitle extra={sum && <Text>{words.points.sums(sum.earned, sum.redeemed)}</Text>}>
              {words.points.month(year, month, year === currentYear())}
            </SectionTitle>
            <Card flush>
              {lines.map((entry) => (
                <ListRow
                  key={entry.id}
                  title={words.points.about(entry.about)}
                  note={words.points.cause(entry, words.when(entry.createdAt))}
                  extra={<Change entry={entry} />}
                  onPress={() => onOpen(entry)}
                />
              ))}
            </Card>
          </View>
        )
      })}
    </>
  )
}
