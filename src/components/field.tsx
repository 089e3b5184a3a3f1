import { useState } from 'react'
import { Input, Text, Textarea, View } from '@tarojs/components'
import { a11y, pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import * as words from '@/words'
import { Icon } from './icon'
import './field.scss'

interface FieldProps {
  label: string
  value: string
  onInput: (value: string) => void
  /** `pin` is digits that are hidden like a password. */
  kind?: 'text' | 'digits' | 'pin' | 'password' | 'lines'
  placeholder?: string
  /** Help below the field; gives way to the error. */
  hint?: string
  error?: string
  maxLength?: number
  /** What a browser may fill in, as in HTML. */
  autoComplete?: string
  disabled?: boolean
  /** `large` is for a code that two people read digit by digit. */
  size?: 'body' | 'large'
  /** The keyboard's own way of being ready. */
  onConfirm?: () => void
}

/** Shows what is typed where it is hidden, and hides it again. */
function Reveal({ shown, onPress }: { shown: boolean; onPress: () => void }) {
  const label = shown ? words.common.hidePassword : words.common.showPassword
  return (
    <View className='field__reveal' {...pressable({ onPress, label })}>
      <Icon name={shown ? 'eye-off' : 'eye'} />
    </View>
  )
}

/** A label with one input; `lines` grows to several, and what is hidden can be looked at. */
export function Field(props: FieldProps) {
  const { label, value, onInput, kind = 'text', placeholder, hint, error, maxLength = 140 } = props
  const { autoComplete, disabled, size, onConfirm } = props
  const [shown, setShown] = useState(false)
  const secret = kind === 'password' || kind === 'pin'
  const shared = {
    className: 'field__input',
    value,
    placeholder,
    disabled,
    maxlength: maxLength,
    onInput: (event: { detail: { value: string } }) => onInput(event.detail.value),
    ...(process.env.TARO_ENV !== 'h5' && a11y({ label }))
  }
  // In a browser the real element stands inside Taro's; only these properties reach it.
  const nativeProps = {
    'aria-label': label,
    'aria-invalid': String(Boolean(error)),
    autocomplete: autoComplete,
    ...(kind === 'digits' && { type: 'tel', inputmode: 'numeric' }),
    ...(kind === 'pin' && { type: shown ? 'tel' : 'password', inputmode: 'numeric' })
  }
  return (
    <View className={classNames('field', size === 'large' && 'field--large', error && 'field--wrong')}>
      <Text className='field__label'>{label}</Text>
      <View className={classNames('field__box', kind === 'lines' && 'field__box--lines')}>
        {kind === 'lines' ? (
          <Textarea {...shared} autoHeight nativeProps={nativeProps} />
        ) : (
          <Input
            {...shared}
            type={kind === 'digits' || kind === 'pin' ? 'number' : 'text'}
            password={secret && !shown}
            {...(onConfirm && { onConfirm })}
            nativeProps={nativeProps}
          />
        )}
        {secret && <Reveal shown={shown} onPress={() => setShown(!shown)} />}
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
