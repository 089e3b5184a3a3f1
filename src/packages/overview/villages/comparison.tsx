import { Text, View } from '@tarojs/components'
import type { VillageOverview } from '@contract/numbers'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import * as words from '@/words'
import { barLength, countsOf, measures, sumOf, type Counts } from './measures'
import './comparison.scss'

interface RowProps {
  name: string
  county?: string
  counts: Counts
  /** The villages a bar is measured against; the sum has none. */
  all?: readonly Counts[]
}

function Row({ name, county, counts, all }: RowProps) {
  return (
    <View className={classNames('comparison__row', !all && 'comparison__row--sum')} {...a11y({ role: 'row' })}>
      <View className='comparison__village' {...a11y({ role: 'rowheader' })}>
        <Text className='comparison__name'>{name}</Text>
        {county && <Text className='comparison__county'>{county}</Text>}
      </View>
      {measures.map((measure) => {
        const note = measure.note?.(counts)
        return (
          <View key={measure.label} className='comparison__cell' {...a11y({ role: 'cell' })}>
            <Text className='comparison__label' {...a11y({ hidden: true })}>
              {measure.label}
            </Text>
            <Text className='comparison__number'>{measure.text?.(counts) ?? String(measure.value(counts))}</Text>
            {all && (
              <View className='comparison__track'>
                <View
                  className={classNames('comparison__bar', `comparison__bar--${measure.tone}`)}
                  style={{ width: `${barLength(measure, counts, all)}%` }}
                />
              </View>
            )}
            {note && <Text className='comparison__note'>{note}</Text>}
          </View>
        )
      })}
    </View>
  )
}

/** One table: a card per village on a phone, rows side by side where there is room. */
export function Comparison({ items, month }: { items: readonly VillageOverview[]; month: string }) {
  const all = items.map((item) => countsOf(item, month))
  return (
    <View className='comparison' {...a11y({ role: 'table', label: words.overview.title })}>
      <View className='comparison__row comparison__row--head' {...a11y({ role: 'row' })}>
        {[words.overview.village, ...measures.map(({ label }) => label)].map((label) => (
          <Text key={label} {...a11y({ role: 'columnheader' })}>
            {label}
          </Text>
        ))}
      </View>
      {items.length > 1 && <Row name={words.overview.total(items.length)} counts={sumOf(all)} />}
      {items.map(({ village, ...numbers }) => (
        <Row key={village.id} name={village.name} county={village.county} counts={countsOf({ village, ...numbers }, month)} all={all} />
      ))}
    </View>
  )
}
