import { Text, View } from '@tarojs/components'
import type { PointBalance } from '@contract/points'
import { Card } from '@/components/card'
import { Points } from '@/components/points'
import * as words from '@/words'
import './balance-card.scss'

/** What the household can spend now, and where the rest of what it earned has gone. */
export function BalanceCard({ balance: { free, held, spent, earned, earnedThisMonth } }: { balance: PointBalance }) {
  const parts = [
    { label: words.points.earned, amount: earned },
    { label: words.points.held, amount: held },
    { label: words.points.spent, amount: spent }
  ]
  return (
    <Card tone='deep'>
      <View className='balance-card__head'>
        <Text>{words.points.free}</Text>
        <Text className='balance-card__month'>{words.points.thisMonth(earnedThisMonth)}</Text>
      </View>
      <Points amount={free} size='large' plain />
      <View className='balance-card__parts'>
        {parts.map(({ label, amount }) => (
          <View key={label} className='balance-card__part'>
            <Text className='balance-card__label'>{label}</Text>
            <Points amount={amount} plain />
          </View>
        ))}
      </View>
      {held > 0 && <Text className='balance-card__label'>{words.points.heldNote}</Text>}
    </Card>
  )
}
