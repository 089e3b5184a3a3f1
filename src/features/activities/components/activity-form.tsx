import { Text, View } from '@tarojs/components'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { WhenField } from '@/components/when-field'
import { activityDesk } from '@/words'
import { endAt, startAt, type ActivityDraft } from '../form'
import './activity-form.scss'

const columns = (['volunteering', 'study'] as const).map((value) => ({ value, label: activityDesk.columns[value] }))
const deadlines = [
  { value: 'start', label: activityDesk.untilStart },
  { value: 'own', label: activityDesk.untilOther }
] as const

interface ActivityFormProps {
  draft: ActivityDraft
  /** How many have signed up already. */
  signUps?: number
  /** It has begun: photos may lie under its column. */
  columnFixed?: boolean
  /** Somebody got points for it: nobody gets more or fewer. */
  pointsFixed?: boolean
  onChange: (draft: ActivityDraft) => void
}

/** What there is to say about an activity. */
export function ActivityForm({ draft, signUps = 0, columnFixed, pointsFixed, onChange }: ActivityFormProps) {
  const set = (change: Partial<ActivityDraft>) => onChange({ ...draft, ...change })
  return (
    <View className='activity-form'>
      <Field
        label={activityDesk.name}
        placeholder={activityDesk.namePlaceholder}
        value={draft.title}
        onInput={(title) => set({ title })}
        maxLength={40}
        autoComplete='off'
      />
      <Field
        label={activityDesk.place}
        placeholder={activityDesk.placePlaceholder}
        value={draft.place}
        onInput={(place) => set({ place })}
        maxLength={60}
        autoComplete='off'
      />
      <WhenField label={activityDesk.starts} value={draft.starts} onChange={(starts) => onChange(startAt(draft, starts))} />
      <WhenField label={activityDesk.ends} value={draft.ends} onChange={(ends) => onChange(endAt(draft, ends))} />
      <Field
        kind='lines'
        label={activityDesk.description}
        placeholder={activityDesk.descriptionPlaceholder}
        value={draft.description}
        onInput={(description) => set({ description })}
        maxLength={500}
      />
      <View>
        <Text className='field__label'>{activityDesk.column}</Text>
        <Choices
          label={activityDesk.column}
          items={columnFixed ? columns.filter(({ value }) => value === draft.column) : columns}
          chosen={[draft.column]}
          onChange={([column = draft.column]) => set({ column })}
        />
        <Text className='field__hint'>{columnFixed ? activityDesk.columnFixed : activityDesk.columnHint}</Text>
      </View>
      <Field
        kind='digits'
        label={activityDesk.points}
        placeholder={activityDesk.pointsPlaceholder}
        hint={pointsFixed ? activityDesk.pointsFixed : activityDesk.pointsHint}
        value={draft.points}
        onInput={(points) => set({ points })}
        maxLength={4}
        disabled={pointsFixed}
        autoComplete='off'
      />
      <Field
        kind='digits'
        label={activityDesk.capacity}
        placeholder={activityDesk.capacityPlaceholder}
        hint={activityDesk.capacityHint(signUps)}
        value={draft.capacity}
        onInput={(capacity) => set({ capacity })}
        maxLength={4}
        autoComplete='off'
      />
      <View className='activity-form__deadline'>
        <Text className='field__label'>{activityDesk.signUpUntil}</Text>
        <Choices
          label={activityDesk.signUpUntil}
          items={deadlines}
          chosen={[draft.ownDeadline ? 'own' : 'start']}
          onChange={([chosen]) => set({ ownDeadline: chosen === 'own' })}
        />
        {draft.ownDeadline && (
          <WhenField
            label={activityDesk.signUpUntil}
            value={draft.signUpUntil}
            onChange={(signUpUntil) => set({ signUpUntil })}
          />
        )}
      </View>
    </View>
  )
}
