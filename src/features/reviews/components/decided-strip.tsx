import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { RecentDecision } from '@contract/reviews'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { explain, review } from '@/words'
import './decided-strip.scss'

interface DecidedStripProps {
  /** The last one first; at least one. */
  decided: readonly RecentDecision[]
  loading: boolean
  /** Why the last try to take one back failed. */
  error?: Error
  onUndo: (decision: RecentDecision) => void
}

const sentence = ({ submission: { household, status }, points }: RecentDecision) => review.decided(household.label, status, points)

/** What was decided last, with the way back; the ones before it a tap further. */
export function DecidedStrip({ decided, loading, error, onUndo }: DecidedStripProps) {
  const [open, setOpen] = useState(false)
  const [last] = decided
  if (!last) return null
  const undoButton = (decision: RecentDecision) => (
    <Button
      kind='text' small icon='rotate-ccw' disabled={loading} label={review.undoOf(decision.submission.household.label)}
      onPress={() => onUndo(decision)}
    >
      {review.undo}
    </Button>
  )
  return (
    <View className='decided-strip'>
      {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <View className='decided-strip__line'>
        <Text className='decided-strip__words'>{sentence(last)}</Text>
        {undoButton(last)}
        {decided.length > 1 && (
          <Button kind='text' small onPress={() => setOpen(true)}>{review.decidedMore(decided.length - 1)}</Button>
        )}
      </View>
      <Sheet open={open && decided.length > 0} title={review.decidedTitle} onClose={() => setOpen(false)}>
        <Text className='decided-strip__lead'>{review.decidedNote}</Text>
        {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
        <Card flush>
          {decided.map((decision) => (
            <ListRow
              key={decision.submission.id}
              title={sentence(decision)}
              note={decision.submission.rule.name}
              extra={undoButton(decision)}
            />
          ))}
        </Card>
      </Sheet>
    </View>
  )
}
