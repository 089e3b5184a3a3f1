import { Text, View } from '@tarojs/components'
import type { ReviewItem } from '@contract/reviews'
import { Badge } from '@/components/badge'
import { Card } from '@/components/card'
import { words } from '@/words'
import './case-card.scss'

/** What a reviewer needs to know of a submission beside its photos. */
export function CaseCard({ item }: { item: ReviewItem }) {
  const { rule, minPoints, maxPoints, waitingSince, household, submittedBy, sentThisMonth, approvedBefore, note } = item
  return (
    <Card>
      <View className='case-card__head'>
        <View className='case-card__title'>
          <Text>{rule.name}</Text>
          <Text className='case-card__points'>{words.review.worth(minPoints, maxPoints)}</Text>
        </View>
        <Badge tone='amber' icon='clock'>{words.review.waited(waitingSince)}</Badge>
      </View>
      <Text className='case-card__line'>{words.review.sentBy(household.label, submittedBy)}</Text>
      <Text className='case-card__line case-card__line--second'>{words.review.history(sentThisMonth, approvedBefore)}</Text>
      {note && <Text className='case-card__note'>{note}</Text>}
    </Card>
  )
}
