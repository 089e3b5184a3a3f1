import { Text, View } from '@tarojs/components'
import type { HouseholdMonth } from '@contract/months'
import { Card } from '@/components/card'
import { Points } from '@/components/points'
import { month as said } from '@/words'
import './month-card.scss'

/** What the household earned in the month and where it came with it. */
export function MonthCard({ month: { village, label, earned, spent, place } }: { month: HouseholdMonth }) {
  return (
    <Card tone='deep'>
      <View className='month-card__head'>
        <Text className='month-card__label'>{label}</Text>
        <Text>{village}</Text>
      </View>
      <Text className='month-card__note'>{said.earned}</Text>
      <Points amount={earned} size='large' plain />
      <View className='month-card__foot'>
        <Text className='month-card__place'>{place === null ? said.noPlace : said.place(place)}</Text>
        <View className='month-card__spent'>
          <Text className='month-card__note'>{said.spent}</Text>
          <Points amount={spent} plain />
        </View>
      </View>
    </Card>
  )
}
