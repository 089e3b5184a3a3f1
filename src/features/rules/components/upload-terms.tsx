import { Text, View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { Stepper } from '@/components/stepper'
import { SwitchRow } from '@/components/switch-row'
import * as words from '@/words'
import { hasActivities } from '../form'
import { Question, type PartProps } from './question'

const said = words.rules
const most = 9

/** What only rules lay down that photos are sent in for. */
export function UploadTerms({ form, set }: PartProps) {
  const { column, caps } = form
  const count = (name: 'minPhotos' | 'maxPhotos') => (
    <View className='rule-form__count'>
      <Text className='field__label'>{said[name]}</Text>
      <Stepper
        label={said[name]}
        lessLabel={said.lessPhotos}
        moreLabel={said.morePhotos}
        value={form[name]}
        max={most}
        onChange={(value) => set({ [name]: value })}
      />
    </View>
  )
  return (
    <>
      <View className='rule-form__group'>
        {count('minPhotos')}
        {count('maxPhotos')}
      </View>
      <Question label={said.caps} hint={said.capsHint}>
        <View className='rule-form__numbers'>
          {(['day', 'week', 'month'] as const).map((period) => (
            <Field
              key={period}
              kind='digits'
              label={said.capOf[period]}
              placeholder={said.unlimited}
              value={caps[period]}
              onInput={(text) => set({ caps: { ...caps, [period]: text } })}
              maxLength={2}
              autoComplete='off'
            />
          ))}
        </View>
      </Question>
      <Question label={said.more}>
        <Card flush>
          {hasActivities(column) && (
            <SwitchRow
              title={said.needsActivity}
              note={said.needsActivityNote}
              on={form.needsActivity}
              onChange={(needsActivity) => set({ needsActivity })}
            />
          )}
          <SwitchRow title={said.anonymous} note={said.anonymousNote} on={form.anonymous} onChange={(anonymous) => set({ anonymous })} />
        </Card>
        <Field
          kind='digits'
          label={said.second}
          hint={said.secondHint}
          placeholder={said.secondPlaceholder}
          value={form.second}
          onInput={(second) => set({ second })}
          maxLength={4}
          autoComplete='off'
        />
      </Question>
    </>
  )
}
