import { Text, View } from '@tarojs/components'
import { pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { Icon } from './icon'
import type { IconName } from './icons'
import './button.scss'

interface ButtonProps {
  /** The words on it. A disabled button says here what is missing. */
  children: string
  onPress: () => void
  kind?: 'primary' | 'secondary' | 'danger' | 'text'
  icon?: IconName
  /** Said by a screen reader instead, where the words alone do not tell which; they begin it. */
  label?: string
  /** As high as a target instead of the full 56 px; for a button inside a card. */
  small?: boolean
  disabled?: boolean
  /** Shows that the press is being worked on and takes no other. */
  loading?: boolean
}

export function Button({ children, onPress, kind = 'primary', icon, label, small, disabled, loading }: ButtonProps) {
  return (
    <View
      className={classNames('button', `button--${kind}`, small && 'button--small', disabled && 'button--disabled')}
      {...pressable({ onPress, label, disabled: Boolean(disabled || loading) })}
    >
      {loading ? <Icon name='loader-circle' spin /> : icon && <Icon name={icon} />}
      <Text>{children}</Text>
    </View>
  )
}
