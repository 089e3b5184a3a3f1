import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { a11y, pressable } from '@/lib/a11y'
import './section-title.scss'

interface SectionTitleProps {
  children: string
  /** A few words or a badge at the end of the line. */
  extra?: ReactNode
  /** Words of a link to the whole, e.g. 全部. */
  more?: string
  onMore?: () => void
}

export function SectionTitle({ children, extra, more, onMore }: SectionTitleProps) {
  return (
    <View className='section-title'>
      <Text className='section-title__words' {...a11y({ role: 'heading' })} {...{ 'aria-level': '2' }}>
        {children}
      </Text>
      {extra && <View className='section-title__extra'>{extra}</View>}
      {more && (
        <View className='section-title__more' {...pressable({ onPress: onMore, role: 'link' })}>
          <Text>{more}</Text>
        </View>
      )}
    </View>
  )
}
