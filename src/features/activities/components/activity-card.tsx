import { Text, View } from '@tarojs/components'
import type { Activity } from '@contract/activities'
import { Badge } from '@/components/badge'
import { Card, type Tone } from '@/components/card'
import { Icon } from '@/components/icon'
import type { IconName } from '@/components/icons'
import { activities } from '@/words'
import './activity-card.scss'

const tones: Record<Activity['phase'], Tone> = { coming: 'jade', running: 'amber', over: 'plain', cancelled: 'vermilion' }

function Fact({ icon, children }: { icon: IconName; children: string }) {
  return (
    <View className='activity-card__fact'>
      <Icon name={icon} />
      <Text>{children}</Text>
    </View>
  )
}

/** Until when one signs up, while that is of interest. */
function signUpNote({ phase, signUpOpen, signUpUntil }: Activity): string | null {
  if (phase !== 'coming') return null
  return signUpOpen ? activities.signUpUntil(signUpUntil) : activities.signUpOver
}

/** What it is, when and where, who comes and what it earns. */
export function ActivityCard({ activity }: { activity: Activity }) {
  const { title, phase, place, points, came, description } = activity
  const until = signUpNote(activity)
  return (
    <Card>
      <View className='activity-card'>
        <View className='activity-card__head'>
          <Text className='activity-card__title'>{title}</Text>
          <Badge tone={tones[phase]}>{activities.phases[phase]}</Badge>
        </View>
        <Fact icon='clock'>{activities.span(activity)}</Fact>
        <Fact icon='map-pin'>{place}</Fact>
        <Fact icon='users'>{phase === 'over' ? activities.came(came) : activities.who(activity)}</Fact>
        {until && <Fact icon='calendar-days'>{until}</Fact>}
        <Fact icon='gift'>{points === null ? activities.noPoints : activities.points(points)}</Fact>
        {description && <Text className='activity-card__description'>{description}</Text>}
      </View>
    </Card>
  )
}
