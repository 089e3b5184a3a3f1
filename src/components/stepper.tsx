import { Text, View } from '@tarojs/components'
import { a11y, pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import * as words from '@/words'
import { Icon } from './icon'
import './stepper.scss'

interface StepperProps {
  label: string
  value: number
  min?: number
  max: number
  /** Said by a screen reader for the two buttons; without them, of pieces. */
  lessLabel?: string
  moreLabel?: string
  onChange: (value: number) => void
}

/** A small whole number between two big buttons. */
export function Stepper({ label, value, min = 1, max, lessLabel, moreLabel, onChange }: StepperProps) {
  const end = (step: 1 | -1, disabled: boolean) => (
    <View
      className={classNames('stepper__button', disabled && 'stepper__button--disabled')}
      {...pressable({
        label: step === 1 ? (moreLabel ?? words.common.plus) : (lessLabel ?? words.common.less),
        disabled,
        onPress: () => onChange(value + step)
      })}
    >
      <Icon name={step === 1 ? 'plus' : 'minus'} />
    </View>
  )
  return (
    <View className='stepper' {...a11y({ role: 'group', label })}>
      {end(-1, value <= min)}
      <Text className='stepper__value'>{value}</Text>
      {end(1, value >= max)}
    </View>
  )
}
