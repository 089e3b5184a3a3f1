import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { Card } from '@/components/card'
import { DayField } from '@/components/day-field'
import { Field } from '@/components/field'
import { ListRow } from '@/components/list-row'
import { SectionTitle } from '@/components/section-title'
import { Stepper } from '@/components/stepper'
import { SwitchRow } from '@/components/switch-row'
import { opening, shopDesk } from '@/words'
import { withTimes, type ShopDraft } from '../form'
import { DaySheet } from './day-sheet'
import './shop-form.scss'

const mostDays = 90

interface ShopFormProps {
  draft: ShopDraft
  onChange: (change: Partial<ShopDraft>) => void
}

/** Where the shop is, when it is open on each day, when it is closed, and how long it keeps what was ordered. */
export function ShopForm({ draft, onChange }: ShopFormProps) {
  const [day, setDay] = useState<number>()
  const { place, phone, hours, hoursNote, closed, closedFrom, closedUntil, closedReason, pickUpDays } = draft
  return (
    <View className='shop-form'>
      <View className='shop-form__part'>
        <SectionTitle>{shopDesk.hours}</SectionTitle>
        <Card flush>
          {hours.map((times, index) => (
            <ListRow key={opening.weekdays[index]} title={opening.weekdays[index] ?? ''} note={opening.times(times)} onPress={() => setDay(index)} />
          ))}
        </Card>
        <Field
          label={shopDesk.note}
          placeholder={shopDesk.notePlaceholder}
          value={hoursNote}
          maxLength={60}
          autoComplete='off'
          onInput={(value) => onChange({ hoursNote: value })}
        />
      </View>
      <View className='shop-form__part'>
        <Card flush>
          <SwitchRow
            icon='calendar-days'
            title={shopDesk.closure}
            note={shopDesk.closureNote}
            on={closed}
            onChange={(on) => onChange({ closed: on })}
          />
        </Card>
        {closed && (
          <>
            <DayField label={shopDesk.closedFrom} value={closedFrom} onChange={(value) => onChange({ closedFrom: value })} />
            <DayField label={shopDesk.closedUntil} value={closedUntil} onChange={(value) => onChange({ closedUntil: value })} />
            <Field
              label={shopDesk.closedReason}
              placeholder={shopDesk.closedReasonPlaceholder}
              value={closedReason}
              maxLength={60}
              autoComplete='off'
              onInput={(value) => onChange({ closedReason: value })}
            />
          </>
        )}
        <View className='shop-form__days'>
          <Text className='field__label'>{shopDesk.pickUp}</Text>
          <Stepper
            label={shopDesk.pickUp}
            value={pickUpDays}
            max={mostDays}
            lessLabel={shopDesk.fewerDays}
            moreLabel={shopDesk.moreDays}
            onChange={(value) => onChange({ pickUpDays: value })}
          />
          <Text className='field__hint'>{shopDesk.pickUpHint}</Text>
        </View>
        <Field
          label={shopDesk.place}
          placeholder={shopDesk.placePlaceholder}
          value={place}
          maxLength={60}
          autoComplete='off'
          onInput={(value) => onChange({ place: value })}
        />
        <Field
          label={shopDesk.phone}
          hint={shopDesk.phoneHint}
          value={phone}
          maxLength={20}
          autoComplete='off'
          onInput={(value) => onChange({ phone: value })}
        />
      </View>
      {day !== undefined && (
        <DaySheet
          day={day}
          times={hours[day] ?? []}
          onChange={(days, times) => onChange({ hours: withTimes(hours, days, times) })}
          onClose={() => setDay(undefined)}
        />
      )}
    </View>
  )
}
