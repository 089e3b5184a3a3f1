import { Text, View } from '@tarojs/components'
import { a11y, pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import './tabs.scss'

interface TabsProps<Value extends string> {
  items: readonly { value: Value; label: string; count?: number }[]
  value: Value
  onChange: (value: Value) => void
  label: string
}

/** Segments that choose what the page shows. */
export function Tabs<Value extends string>({ items, value, onChange, label }: TabsProps<Value>) {
  return (
    <View className='tabs'>
      <View className='tabs__row' {...a11y({ role: 'tablist', label })}>
        {items.map((item) => {
          const selected = item.value === value
          return (
            <View
              key={item.value}
              className={classNames('tabs__tab', selected && 'tabs__tab--selected')}
              {...pressable({ role: 'tab', selected, onPress: () => onChange(item.value) })}
            >
              <Text>{item.count === undefined ? item.label : `${item.label} ${item.count}`}</Text>
            </View>
          )
        })}
      </View>
    </View>
  )
}
