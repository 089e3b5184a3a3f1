import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ReviewSummary } from '@contract/reviews'
import type { Column } from '@contract/rules'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { Sheet } from '@/components/overlay'
import { SectionTitle } from '@/components/section-title'
import { SwitchRow } from '@/components/switch-row'
import { Tabs } from '@/components/tabs'
import * as words from '@/words'
import type { QueueFilter } from '../api'
import './queue-filter.scss'

type Tab = Column | 'all' | 'flagged'

interface QueueFilterBarProps {
  summary: ReviewSummary
  grids: readonly { id: string; name: string }[]
  filter: QueueFilter
  onChange: (filter: QueueFilter) => void
}

const tabOf = ({ column, flagged }: QueueFilter): Tab => (flagged ? 'flagged' : (column ?? 'all'))

function tabsOf({ waiting, byColumn, flagged }: ReviewSummary, chosen: Tab) {
  const order = Object.keys(words.review.columns)
  const columns = byColumn
    .filter((one) => one.waiting > 0 || one.column === chosen)
    .sort((a, b) => order.indexOf(a.column) - order.indexOf(b.column))
  return [
    { value: 'all' as Tab, label: words.review.all, count: waiting },
    ...columns.map((one) => ({ value: one.column, label: words.review.columns[one.column], count: one.waiting })),
    ...(flagged > 0 || chosen === 'flagged' ? [{ value: 'flagged' as const, label: words.review.flagged, count: flagged }] : [])
  ]
}

/** What of the queue is shown: a column or what looks like earlier photos, of a grid, of what one may decide. */
export function QueueFilterBar({ summary, grids, filter, onChange }: QueueFilterBarProps) {
  const [open, setOpen] = useState(false)
  const { gridId, decidable } = filter
  const choose = (tab: Tab) =>
    onChange({ gridId, decidable, ...(tab === 'flagged' ? { flagged: true } : tab !== 'all' && { column: tab }) })
  const tab = tabOf(filter)
  const gridItems = [{ value: '', label: words.review.everyGrid }, ...grids.map(({ id, name }) => ({ value: id, label: name }))]
  return (
    <View className='queue-filter'>
      <View className='queue-filter__tabs'>
        <Tabs label={words.review.filterLabel} items={tabsOf(summary, tab)} value={tab} onChange={choose} />
      </View>
      <Button kind='secondary' small onPress={() => setOpen(true)}>
        {gridId || decidable ? words.review.filtered : words.review.filter}
      </Button>
      <Sheet
        open={open}
        title={words.review.filterTitle}
        onClose={() => setOpen(false)}
        actions={<Button onPress={() => setOpen(false)}>{words.review.filterDone}</Button>}
      >
        <SectionTitle>{words.review.filterGrid}</SectionTitle>
        <Choices
          label={words.review.filterGrid}
          items={gridItems}
          chosen={[gridId ?? '']}
          onChange={([wanted]) => onChange({ ...filter, gridId: wanted || undefined })}
        />
        <View className='queue-filter__switch'>
          <Card flush>
            <SwitchRow
              title={words.review.onlyDecidable}
              note={words.review.onlyDecidableNote}
              on={decidable ?? false}
              onChange={(on) => onChange({ ...filter, decidable: on || undefined })}
            />
          </Card>
        </View>
      </Sheet>
    </View>
  )
}
