import { Text, View } from '@tarojs/components'
import { pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { Icon } from './icon'
import type { IconName } from './icons'
import './list-row.scss'
import './switch-row.scss'

interface SwitchRowProps {
  title: string
  note?: string
  icon?: IconName
  on: boolean
  onChange: (on: boolean) => void
}

/** A line of a list that turns something on or off; the whole line is the target. */
export function SwitchRow({ title, note, icon, on, onChange }: SwitchRowProps) {
  return (
    <View
      className='list-row list-row--pressable'
      {...pressable({ role: 'switch', checked: on, label: title, onPress: () => onChange(!on) })}
    >
      {icon && <Icon name={icon} />}
      <View className='list-row__words'>
        <Text className='list-row__title'>{title}</Text>
        {note && <Text className='list-row__note'>{note}</Text>}
      </View>
      <View className={classNames('switch', on && 'switch--on')}>
        <View className='switch__knob' />
      </View>
    </View>
  )
}
