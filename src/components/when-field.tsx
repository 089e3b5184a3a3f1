import { Input, Picker, Text, View } from '@tarojs/components'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import type { ClockTime } from '@/lib/dates'
import * as words from '@/words'
import { Icon } from './icon'
import './field.scss'
import './when-field.scss'

interface PartProps {
  kind: 'date' | 'time'
  label: string
  /** YYYY-MM-DD or HH:mm; empty while nothing is chosen. */
  value: string
  onChange: (value: string) => void
}

/** A browser has pickers of its own in its inputs, WeChat has one to tap. */
export function Part({ kind, label, value, onChange }: PartProps) {
  const report = ({ detail }: { detail: { value: unknown } }) => onChange(String(detail.value))
  return (
    <View className={classNames('field__box', 'when-field__part', `when-field__part--${kind}`)}>
      {process.env.TARO_ENV === 'h5' ? (
        <Input className='field__input' value={value} onInput={report} nativeProps={{ type: kind, 'aria-label': label }} />
      ) : (
        <Picker className='field__input' mode={kind} value={value} onChange={report} {...a11y({ role: 'button', label })}>
          <Text>{value || words.common.choose}</Text>
        </Picker>
      )}
    </View>
  )
}

interface WhenFieldProps {
  label: string
  value: ClockTime
  onChange: (value: ClockTime) => void
  hint?: string
  error?: string
}

/** A day and a time of day, on the village's clock. */
export function WhenField({ label, value, onChange, hint, error }: WhenFieldProps) {
  return (
    <View className={classNames('field', error && 'field--wrong')}>
      <Text className='field__label'>{label}</Text>
      <View className='when-field__parts' {...a11y({ role: 'group', label })}>
        <Part kind='date' label={`${label} ${words.common.date}`} value={value.date} onChange={(date) => onChange({ ...value, date })} />
        <Part kind='time' label={`${label} ${words.common.time}`} value={value.time} onChange={(time) => onChange({ ...value, time })} />
      </View>
      {error ? (
        <View className='field__error' {...a11y({ role: 'alert' })}>
          <Icon name='circle-alert' size='small' />
          <Text>{error}</Text>
        </View>
      ) : (
        hint && <Text className='field__hint'>{hint}</Text>
      )}
    </View>
  )
}
