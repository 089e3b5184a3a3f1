import { Text, View } from '@tarojs/components'
import type { Household } from '@contract/households'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { a11y, pressable } from '@/lib/a11y'
import { roster } from '@/words'
import './household-rows.scss'

const { columns } = roster

interface HouseholdRowsProps {
  items: Household[]
  onPress: (household: Household) => void
}

/** Households one below the other: two lines each on a phone, columns where there is room. */
export function HouseholdRows({ items, onPress }: HouseholdRowsProps) {
  return (
    <Card flush>
      <View className='household-rows__head' {...a11y({ hidden: true })}>
        {Object.values(columns).map((title) => (
          <Text key={title}>{title}</Text>
        ))}
      </View>
      {items.map((household) => {
        const { id, label, grid, unit, head, people, members } = household
        const place = roster.place(grid, unit)
        const note = roster.row(head, people, members)
        return (
          <View key={id} className='household-rows__row' {...pressable({ onPress: () => onPress(household), label: `${label},${place},${note}` })}>
            <Text className='household-rows__label'>{label}</Text>
            <Text className='household-rows__place'>{place}</Text>
            <Text className='household-rows__note'>{note}</Text>
            <Text className='household-rows__cell'>{head ?? roster.noHead}</Text>
            <Text className='household-rows__cell household-rows__cell--number'>{people}</Text>
            <Text className='household-rows__cell household-rows__cell--number'>{members}</Text>
            <Icon name='chevron-right' size='small' />
          </View>
        )
      })}
    </Card>
  )
}
