import { Text, View } from '@tarojs/components'
import type { CounterHousehold } from '@contract/card-redemptions'
import { Card } from '@/components/card'
import { Points } from '@/components/points'
import { cardCounter } from '@/words'
import './counter-household-card.scss'

/** Which household stands there and what it can redeem, readable across the counter. */
export function CounterHouseholdCard({ household: { label, free } }: { household: CounterHousehold }) {
  return (
    <Card tone='jade'>
      <View className='counter-household'>
        <Text className='counter-household__label'>{label}</Text>
        <View className='counter-household__points'>
          <Text className='counter-household__note'>{cardCounter.free}</Text>
          <Points amount={free} size='title' />
        </View>
      </View>
    </Card>
  )
}
