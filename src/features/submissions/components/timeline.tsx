import { Text, View } from '@tarojs/components'
import type { Submission } from '@contract/submissions'
import { Card, type Tone } from '@/components/card'
import { Icon } from '@/components/icon'
import type { IconName } from '@/components/icons'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { words } from '@/words'
import './timeline.scss'

interface Step {
  icon: IconName
  tone: Tone
  title: string
  note: string
}

function outcome({ status, points, reviewedAt }: Submission): Step {
  const note = reviewedAt ? words.when(reviewedAt) : ''
  if (status === 'approved') {
    return { icon: 'badge-check', tone: 'jade', title: words.submissions.approvedStep(points ?? 0), note }
  }
  if (status === 'rejected') {
    return { icon: 'circle-x', tone: 'vermilion', title: words.submissions.status.rejected, note }
  }
  return { icon: 'clock', tone: 'amber', title: words.submissions.waitingStep, note: words.submissions.waitingSince }
}

interface TimelineProps {
  submission: Submission
  /** Whether the person looking sent it themselves. */
  own: boolean
}

/** What has happened to a submission, the newest step first. */
export function Timeline({ submission, own }: TimelineProps) {
  const { submittedBy, createdAt, photos } = submission
  const steps: Step[] = [
    outcome(submission),
    { icon: 'camera', tone: 'plain', title: words.submissions.sentStep(own ? null : submittedBy, photos.length), note: words.when(createdAt) }
  ]
  return (
    <Card>
      <View className='timeline' {...a11y({ role: 'list' })}>
        {steps.map(({ icon, tone, title, note }) => (
          <View key={icon} className={classNames('timeline__step', `timeline__step--${tone}`)} {...a11y({ role: 'listitem' })}>
            <View className='timeline__mark'>
              <Icon name={icon} />
            </View>
            <View className='timeline__words'>
              <Text className='timeline__title'>{title}</Text>
              <Text className='timeline__note'>{note}</Text>
            </View>
          </View>
        ))}
      </View>
    </Card>
  )
}
