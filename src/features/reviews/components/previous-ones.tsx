import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ReviewItem } from '@contract/reviews'
import type { Submission } from '@contract/submissions'
import { Button } from '@/components/button'
import { Sheet } from '@/components/overlay'
import { SectionTitle } from '@/components/section-title'
import { review } from '@/words'
import { PhotoStage } from './photo-stage'
import './previous-ones.scss'

interface PreviousOnesProps {
  item: ReviewItem
  /** Not there while it is being asked for. */
  previous?: readonly Submission[]
  /** Beside the photos they are compared with, on a desktop; else a button shows both, one above the other. */
  beside: boolean
}

/** What the household sent in before under the same rule. */
export function PreviousOnes({ item, previous, beside }: PreviousOnesProps) {
  const [comparing, setComparing] = useState(false)
  const photos = (previous ?? []).flatMap(({ photos: taken, createdAt, status, points }) =>
    taken.map((photo) => ({ ...photo, caption: review.previousPhoto(createdAt, status, points) })))
  const [first] = photos
  if (!previous) return null
  if (!first) return <Text className='previous-ones__none'>{review.noPrevious}</Text>
  const before = <PhotoStage photos={photos} label={review.previous} zoomLabel={review.enlargePrevious} shape='low' />
  if (beside) {
    return (
      <View>
        <SectionTitle>{review.previous}</SectionTitle>
        {before}
      </View>
    )
  }
  return (
    <>
      <Button kind='secondary' small icon='images' onPress={() => setComparing(true)}>{review.compareBefore(previous.length)}</Button>
      <Sheet open={comparing} title={review.compareTitle} onClose={() => setComparing(false)}>
        <View className='previous-ones__pair'>
          <PhotoStage photos={item.photos} label={review.photos} shape='low' />
          {before}
        </View>
      </Sheet>
    </>
  )
}
