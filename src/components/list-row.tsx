import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { Icon } from './icon'
import type { IconName } from './icons'
import './list-row.scss'

interface ListRowProps {
  title: string
  note?: string
  icon?: IconName
  /** A picture or a number in front, instead of an icon. */
  lead?: ReactNode
  /** What stands at the end: points, a badge, a button. */
  extra?: ReactNode
  /** Marks the own row in a list of many. */
  own?: boolean
  onPress?: () => void
}

/** One line of a list; put several into a flush Card. */
export function ListRow({ title, note, icon, lead, extra, own, onPress }: ListRowProps) {
  const className = classNames('list-row', own && 'list-row--own', onPress && 'list-row--pressable')
  return (
    <View className={className} {...(onPress && pressable({ onPress }))}>
      {lead}
      {icon && <Icon name={icon} />}
      <View className='list-row__words'>
        <Text className='list-row__title'>{title}</Text>
        {note && <Text className='list-row__note'>{note}</Text>}
      </View>
      {extra}
      {onPress && <Icon name='chevron-right' size='small' />}
    </View>
  )
}
