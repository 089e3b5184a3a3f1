import { Text, View } from '@tarojs/components'
import { Part } from './when-field'
import './field.scss'

interface DayFieldProps {
  label: string
  /** YYYY-MM-DD; empty while nothing is chosen. */
  value: string
  onChange: (value: string) => void
}

/** A day on the village's calendar. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <View className='field'>
      <Text className='field__label'>{label}</Text>
      <Part kind='date' label={label} value={value} onChange={onChange} />
    </View>
  )
}
