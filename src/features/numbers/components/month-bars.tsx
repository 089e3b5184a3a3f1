import { Text, View } from '@tarojs/components'
import type { MonthFigures } from '@contract/numbers'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { numbers as said } from '@/words'
import type { Measure } from '../measures'
import './month-bars.scss'

interface MonthBarsProps {
  measure: Measure
  months: readonly MonthFigures[]
  /** The value a bar of full height stands for; without it the largest of these months. */
  full?: number
}

export const largest = ({ value }: Measure, months: readonly MonthFigures[]) =>
  Math.max(0, ...months.map((figures) => value(figures) ?? 0))

/** A bar for each month, with the months' names below the first, the middle and the last; said aloud as one sentence. */
export function MonthBars({ measure, months, full = largest(measure, months) }: MonthBarsProps) {
  const { label, tone, value, text } = measure
  const bars = months.map((figures) => {
    const counted = value(figures)
    return { month: figures.month, counted, text: counted === null ? said.none : text(counted) }
  })
  const named = [0, Math.floor((bars.length - 1) / 2), bars.length - 1]
  return (
    <View className='month-bars' {...a11y({ role: 'img', label: said.chart(label, bars) })}>
      <View className='month-bars__plot'>
        {bars.map(({ month, counted }) => (
          <View key={month} className='month-bars__room'>
            <View
              className={classNames('month-bars__bar', `month-bars__bar--${tone}`, !counted && 'month-bars__bar--none')}
              style={{ height: `${full > 0 ? Math.max(0, Math.round((100 * (counted ?? 0)) / full)) : 0}%` }}
            />
          </View>
        ))}
      </View>
      <View className='month-bars__names' {...a11y({ hidden: true })}>
        {bars.map(({ month }, index) => (
          <Text key={month} className='month-bars__name'>
            {named.includes(index) ? said.monthName(month) : ''}
          </Text>
        ))}
      </View>
    </View>
  )
}
