import { Text, View } from '@tarojs/components'
import type { Submission } from '@contract/submissions'
import { Card } from '@/components/card'
import { Picture } from '@/components/picture'
import { Points } from '@/components/points'
import * as words from '@/words'
import { StatusBadge } from './status-badge'
import './submission-row.scss'

interface SubmissionRowProps {
  submission: Submission
  /** In a list of what one sent in for others: says for whom instead of by whom. */
  forOthers?: boolean
  onPress: () => void
}

function whose({ submittedBy, onBehalf, household, createdAt }: Submission, forOthers: boolean): string {
  const { by, helpedBy, helpedFor } = words.submissions
  const time = words.when(createdAt)
  if (forOthers) return helpedFor(household.label, time)
  return onBehalf ? helpedBy(submittedBy, time) : by(submittedBy, time)
}

/** One submission in a list: its first photo, when, and what became of it. */
export function SubmissionRow({ submission, forOthers = false, onPress }: SubmissionRowProps) {
  const { rule, photos, status, points, rejectReason } = submission
  return (
    <Card flush onPress={onPress}>
      <View className='submission-row'>
        <View className='submission-row__picture'>
          {photos[0] && <Picture className='submission-row__photo' src={photos[0].thumbnailUrl} mode='aspectFill' lazyLoad />}
          <Text className='submission-row__count'>{words.submissions.photoCount(photos.length)}</Text>
        </View>
        <View className='submission-row__words'>
          <View className='submission-row__head'>
            <Text className='submission-row__title'>{rule.name}</Text>
            {status === 'approved' && points !== null && <Points amount={points} signed />}
          </View>
          <Text className='submission-row__note'>{whose(submission, forOthers)}</Text>
          <View className='submission-row__state'>
            <StatusBadge status={status} />
            {rejectReason && <Text className='submission-row__reason'>{rejectReason}</Text>}
          </View>
        </View>
      </View>
    </Card>
  )
}
