import { Text, View } from '@tarojs/components'
import type { ReviewItem } from '@contract/reviews'
import { Badge } from '@/components/badge'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { VoicePlayer } from '@/components/voice-player'
import { review } from '@/words'
import { MatchNotes } from './match-notes'
import './case-card.scss'

/** What the first reviewer said and what the household says to it. */
function Appeal({ appeal }: { appeal: NonNullable<ReviewItem['appeal']> }) {
  return (
    <View className='case-card__appeal'>
      <Text className='case-card__label'>{review.firstReason}</Text>
      <Text className='case-card__said'>{appeal.firstReason}</Text>
      <Text className='case-card__label'>{review.appealWords}</Text>
      <Text className='case-card__said'>{appeal.words}</Text>
    </View>
  )
}

/** What a reviewer needs to know of a submission beside its photos. */
export function CaseCard({ item }: { item: ReviewItem }) {
  const { rule, minPoints, maxPoints, waitingSince, household, submittedBy, sentThisMonth, approvedBefore } = item
  const { note, voiceNote, place, activity, appeal, onBehalf, resubmissionOf, overdue, firstApproval, twoApprovalsAbove } = item
  const facts = [
    onBehalf ? household.label : review.sentBy(household.label, submittedBy),
    onBehalf && review.sentFor(submittedBy, onBehalf.consentBy, onBehalf.consentGiven),
    activity && review.activity(activity.title),
    place && review.place(place)
  ].filter((fact): fact is string => Boolean(fact))
  return (
    <Card>
      <View className='case-card__head'>
        <View className='case-card__title'>
          <Text>{rule.name}</Text>
          <Text className='case-card__points'>{review.worth(minPoints, maxPoints)}</Text>
        </View>
        <View className='case-card__badges'>
          {appeal && <Badge tone='vermilion' icon='flag'>{review.appeal}</Badge>}
          {resubmissionOf && <Badge tone='jade' icon='rotate-ccw'>{review.resubmission}</Badge>}
          {onBehalf && <Badge tone='jade' icon='hand-heart'>{review.onBehalf}</Badge>}
          <Badge tone={overdue ? 'vermilion' : 'amber'} icon='clock'>
            {overdue ? `${review.overdue} ${review.waited(waitingSince)}` : review.waited(waitingSince)}
          </Badge>
        </View>
      </View>
      {appeal && <Appeal appeal={appeal} />}
      {facts.map((fact) => (
        <Text key={fact} className='case-card__line'>{fact}</Text>
      ))}
      <Text className='case-card__line case-card__line--second'>{review.history(sentThisMonth, approvedBefore)}</Text>
      {firstApproval && <Notice tone='jade' icon='badge-check'>{review.agreed(firstApproval.by, firstApproval.points)}</Notice>}
      {twoApprovalsAbove !== null && !firstApproval && maxPoints > twoApprovalsAbove && (
        <Text className='case-card__line case-card__line--second'>{review.needsTwo(twoApprovalsAbove)}</Text>
      )}
      <MatchNotes item={item} />
      {note && <Text className='case-card__note'>{note}</Text>}
      {voiceNote && <VoicePlayer key={voiceNote.id} url={voiceNote.url} />}
    </Card>
  )
}
