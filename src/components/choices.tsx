import { Text, View } from '@tarojs/components'
import { a11y, pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { Icon } from './icon'
import './choices.scss'

interface ChoicesProps<Value extends string> {
  label: string
  items: readonly { value: Value; label: string }[]
  /** What is chosen: one of them, or with `many` any number. */
  chosen: readonly Value[]
  many?: boolean
  onChange: (chosen: Value[]) => void
}

/** A few short answers side by side, each a target of its own. */
export function Choices<Value extends string>({ label, items, chosen, many, onChange }: ChoicesProps<Value>) {
  const choose = (value: Value, checked: boolean) => {
    if (!many) return onChange([value])
    return onChange(checked ? chosen.filter((other) => other !== value) : [...chosen, value])
  }
  return (
    <View className='choices' {...a11y({ role: many ? 'group' : 'radiogroup', label })}>
      {items.map((item) => {
        const checked = chosen.includes(item.value)
        return (
          <View
            key={item.value}
            className={classNames('choices__item', checked && 'choices__item--chosen')}
            {...pressable({ role: many ? 'checkbox' : 'radio', checked, onPress: () => choose(item.value, checked) })}
          >
            {checked && <Icon name='check' size='small' />}
            <Text>{item.label}</Text>
          </View>
        )
      })}
    </View>
  )
}
