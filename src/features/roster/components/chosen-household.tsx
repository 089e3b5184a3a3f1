import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { roster } from '@/words'
import './chosen-household.scss'

interface ChosenHouseholdProps {
  household: { label: string } | null
  /** Opens the picker. */
  onPick: () => void
}

/** In a form: the household that was picked, and the way to pick one. */
export function ChosenHousehold({ household, onPick }: ChosenHouseholdProps) {
  return (
    <View className='chosen-household'>
      {household && <Card flush><ListRow icon='house' title={household.label} /></Card>}
      <Button kind='secondary' icon='house' onPress={onPick}>{household ? roster.pickAnother : roster.pick}</Button>
    </View>
  )
}
