import type { PropsWithChildren } from 'react'
import { View } from '@tarojs/components'
import { pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import './card.scss'

export type Tone = 'plain' | 'jade' | 'amber' | 'vermilion'

interface CardProps {
  /** `deep` is the stitched jade of the balance and of honours: once on a page at most. */
  tone?: Tone | 'deep'
  /** Without inner space: for a list of rows or a photo that reaches the edge. */
  flush?: boolean
  onPress?: () => void
  /** Said by a screen reader instead of the content of a card that can be pressed. */
  label?: string
}

export function Card({ tone = 'plain', flush, onPress, label, children }: PropsWithChildren<CardProps>) {
  const className = classNames('card', `card--${tone}`, flush && 'card--flush', onPress && 'card--pressable')
  return (
    <View className={className} {...(onPress && pressable({ onPress, label }))}>
      {children}
    </View>
  )
}
