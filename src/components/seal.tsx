import { Text, View } from '@tarojs/components'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import * as words from '@/words'
import './seal.scss'

interface SealProps {
  /** Points that were given. */
  points: number
  /** Presses it onto the photo as one watches; for the moment it is first seen. */
  pressed?: boolean
}

/** The round vermilion seal of an approval, laid over the corner of a photo. */
export function Seal({ points, pressed }: SealProps) {
  return (
    <View
      className={classNames('seal', pressed && 'seal--pressed')}
      {...a11y({ role: 'img', label: words.common.earned(points) })}
    >
      <Text className='seal__words'>{words.common.sealed}</Text>
      <Text className='seal__points'>{words.common.points(points)}</Text>
    </View>
  )
}
