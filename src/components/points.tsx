import { Text, View } from '@tarojs/components'
import { classNames } from '@/lib/class-names'
import * as words from '@/words'
import './points.scss'

interface PointsProps {
  /** Whole points. */
  amount: number
  size?: 'body' | 'title' | 'large'
  /** Writes the sign of a change: +2, −60. */
  signed?: boolean
  /** Takes the colour of the text around it instead of vermilion. */
  plain?: boolean
}

/** A number of points: tabular, with its unit smaller beside it. */
export function Points({ amount, size = 'body', signed, plain }: PointsProps) {
  const sign = amount < 0 ? '−' : signed && amount > 0 ? '+' : ''
  return (
    <View className={classNames('points', `points--${size}`, !plain && 'points--honour')}>
      <Text className='points__number'>{`${sign}${Math.abs(amount)}`}</Text>
      <Text className='points__unit'>{words.common.pointsUnit}</Text>
    </View>
  )
}
