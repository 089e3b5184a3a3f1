import { Text, View } from '@tarojs/components'
import { a11y } from '@/lib/a11y'
import * as words from '@/words'
import './week-seals.scss'

const mostSeals = 8

/** A vermilion seal for each week in a row in which something was approved. */
export function WeekSeals({ weeks }: { weeks: number }) {
  return (
    <View className='week-seals'>
      {weeks > 0 && (
        <View className='week-seals__row' {...a11y({ hidden: true })}>
          {Array.from({ length: Math.min(weeks, mostSeals) }, (_, week) => (
            <Text key={week} className='week-seals__seal'>
              {words.month.seal}
            </Text>
          ))}
        </View>
      )}
      <Text className='week-seals__words'>{weeks > 0 ? words.month.weeks(weeks) : words.month.noWeeks}</Text>
    </View>
  )
}
