import { View } from '@tarojs/components'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import type { IconName } from './icons'
import './icon.scss'

interface IconProps {
  name: IconName
  size?: 'small' | 'medium' | 'large'
  /** Said by a screen reader; without it the icon is decoration. */
  label?: string
  spin?: boolean
}

/** An icon in the colour of the text around it. */
export function Icon({ name, size = 'medium', label, spin }: IconProps) {
  return (
    <View
      className={classNames('icon', `icon--${name}`, `icon--${size}`, spin && 'icon--spin')}
      {...(label ? a11y({ role: 'img', label }) : a11y({ hidden: true }))}
    />
  )
}
