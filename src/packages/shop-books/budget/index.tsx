import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { BudgetEntry } from '@contract/reserve'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel, RefusedPanel } from '@/components/state-panel'
import { useBudget, useReserve } from '@/features/reserve/use-reserve'
import { useMay } from '@/features/session/use-may'
import { usePageList } from '@/platform/lifecycle'
import { reserve as said, when } from '@/words'
import { BookSheet } from './book-sheet'
import { ReverseSheet } from './reverse-sheet'
import './index.scss'

function Entry({ entry, onReverse }: { entry: BudgetEntry; onReverse?: () => void }) {
  const { amountFen, reason, by, createdAt, reverses, reversed } = entry
  return (
    <View className='budget-entry'>
      <View className='budget-entry__words'>
        <Text className='budget-entry__reason'>{reason}</Text>
        <Text className='budget__note'>{said.by(by, when(createdAt))}</Text>
        {(reversed || reverses) && (
          <View className='budget-entry__state'>
            <Badge>{reversed ? said.reversedBadge : said.reversalBadge}</Badge>
          </View>
        )}
        {onReverse && (
          <View className='budget-entry__state'>
            <Button small kind='text' label={said.reverseLabel(reason)} onPress={onReverse}>{said.reverse}</Button>
          </View>
        )}
      </View>
      <Text className='budget-entry__amount'>{said.money(amountFen)}</Text>
    </View>
  )
}

function Sums() {
  const { data } = useReserve(true)
  if (!data) return null
  const sums = [[said.booked, data.budgetFen], [said.spent, data.purchasesFen], [said.leftNow, data.budgetLeftFen]] as const
  return (
    <Card>
      <View className='budget__sums'>
        {sums.map(([label, fen]) => (
          <View key={label} className='budget__sum'>
            <Text className='budget__note'>{label}</Text>
            <Text className='budget__value'>{said.money(fen)}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}

/** Money set aside for goods, entry by entry. */
export default function BudgetPage() {
  const may = useMay('read_shop_books')
  const books = useMay('book_budget')
  const list = useBudget(may)
  const [booking, setBooking] = useState(false)
  const [reversing, setReversing] = useState<BudgetEntry>()
  usePageList(list)
  if (!may) {
    return (
      <Page title={said.budgetTitle}>
        <RefusedPanel icon='store' title={said.refused}>{said.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  return (
    <Page
      title={said.budgetTitle}
      wide
      actions={books && <Button icon='plus' onPress={() => setBooking(true)}>{said.book}</Button>}
    >
      <Text className='budget__note'>{said.budgetText}</Text>
      <Sums />
      <SectionTitle>{said.entries}</SectionTitle>
      <PagedList list={list} empty={<EmptyPanel icon='receipt-text' title={said.empty}>{said.emptyNext}</EmptyPanel>}>
        {(items) => (
          <Card flush>
            {items.map((entry) => {
              const reversible = books && !entry.reversed && entry.reverses === null
              return <Entry key={entry.id} entry={entry} onReverse={reversible ? () => setReversing(entry) : undefined} />
            })}
          </Card>
        )}
      </PagedList>
      {booking && <BookSheet onClose={() => setBooking(false)} />}
      {reversing && <ReverseSheet entry={reversing} onClose={() => setReversing(undefined)} />}
    </Page>
  )
}
