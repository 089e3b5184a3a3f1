import type { PropsWithChildren } from 'react'
import { Text, View } from '@tarojs/components'
import type { RuleForm } from '../form'
import './rule-form.scss'

/** What a part of the form works on. */
export interface PartProps {
  form: RuleForm
  set: (change: Partial<RuleForm>) => void
}

/** A question with what belongs to it. */
export function Question({ label, hint, children }: PropsWithChildren<{ label: string; hint?: string }>) {
  return (
    <View className='rule-form__group'>
      <View>
        <Text className='field__label'>{label}</Text>
        {hint && <Text className='field__hint'>{hint}</Text>}
      </View>
      {children}
    </View>
  )
}
