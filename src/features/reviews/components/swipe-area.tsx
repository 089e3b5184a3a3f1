import type { PropsWithChildren } from 'react'
import { Text, View } from '@tarojs/components'
import { classNames } from '@/lib/class-names'
import { useSwipe } from '@/lib/use-swipe'
import './swipe-area.scss'

interface SwipeAreaProps {
  enabled: boolean
  /** What letting go on either side does, in a word or two. */
  leftLabel: string
  rightLabel: string
  onLeft: () => void
  onRight: () => void
}

/** Moves with the finger and decides when it is let go far to one side. */
export function SwipeArea({ enabled, leftLabel, rightLabel, onLeft, onRight, children }: PropsWithChildren<SwipeAreaProps>) {
  const { touch, offset, towards } = useSwipe({ enabled, onLeft, onRight })
  return (
    <View className='swipe-area' {...touch}>
      <View className='swipe-area__content' style={offset ? { transform: `translateX(${Math.round(offset / 2)}px)` } : undefined}>
        {children}
      </View>
      {towards && (
        <View className={classNames('swipe-area__verdict', `swipe-area__verdict--${towards}`)}>
          <Text>{towards === 'right' ? rightLabel : leftLabel}</Text>
        </View>
      )}
    </View>
  )
}
