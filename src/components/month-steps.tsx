import { Text, View } from '@tarojs/components'
import { pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { shiftMonth } from '@/lib/shift-month'
import * as words from '@/words'
import { Icon } from './icon'
import './month-steps.scss'

interface MonthStepsProps {
  /** YYYY-MM, as the other two */
  shown: string
  first: string
  last: string
  onChange: (month: string) => void
}

/** A month's name between the ways to the ones before and after it. */
export function MonthSteps({ shown, first, last, onChange }: MonthStepsProps) {
  const step = (by: 1 | -1, label: string, possible: boolean) => (
    <View
      className={classNames('month-steps__step', !possible && 'month-steps__step--none')}
      {...pressable({ onPress: () => onChange(shiftMonth(shown, by)), label, disabled: !possible })}
    >
      <Icon name={by < 0 ? 'chevron-left' : 'chevron-right'} />
    </View>
  )
  return (
    <View className='month-steps'>
      {step(-1, words.month.before, shown > first)}
      <Text className='month-steps__name'>{words.month.name(shown)}</Text>
      {step(1, words.month.after, shown < last)}
    </View>
  )
}
