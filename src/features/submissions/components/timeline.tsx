import { Text, View } from '@tarojs/components'
import type { Submission } from '@contract/submissions'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { historyOf } from '../history'
import './timeline.scss'

interface TimelineProps {
  submission: Submission
  /** Opens another submission of the same story. */
  onOpen: (id: string) => void
}

/** What has happened to a submission, the newest step first. */
export function Timeline({ submission, onOpen }: TimelineProps) {
  return (
    <Card>
      <View className='timeline' {...a11y({ role: 'list' })}>
        {historyOf(submission).map(({ icon, tone, title, note, link }) => (
          <View key={title} className={classNames('timeline__step', `timeline__step--${tone}`)} {...a11y({ role: 'listitem' })}>
            <View className='timeline__mark'>
              <Icon name={icon} />
            </View>
            <View className='timeline__words'>
              <Text className='timeline__title'>{title}</Text>
              {note && <Text className='timeline__note'>{note}</Text>}
              {link && (
                <Button kind='secondary' small onPress={() => onOpen(link.id)}>
                  {link.label}
                </Button>
              )}
            </View>
          </View>
        ))}
      </View>
    </Card>
  )
}
