import { Text, View } from '@tarojs/components'
import { classNames } from '@/lib/class-names'
import type { Tone } from './card'
import { Icon } from './icon'
import type { IconName } from './icons'
import './badge.scss'

interface BadgeProps {
  children: string | number
  tone?: Tone
  icon?: IconName
}

/** A short state: amber waits, jade is done, vermilion was refused. */
export function Badge({ children, tone = 'plain', icon }: BadgeProps) {
  return (
    <View className={classNames('badge', `badge--${tone}`)}>
      {icon && <Icon name={icon} size='small' />}
      <Text>{children}</Text>
    </View>
  )
}
