import { Text, View } from '@tarojs/components'
import type { OwnHousehold } from '@contract/households'
import { Badge } from '@/components/badge'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Points } from '@/components/points'
import * as words from '@/words'
import './member-list.scss'

interface EarnerProps {
  name: string
  note: string
  earned: number
  self?: boolean
  helper?: boolean
}

function Earner({ name, note, earned, self, helper }: EarnerProps) {
  return (
    <View className='member'>
      <View className='member__sign'>
        <Icon name={helper ? 'hand-heart' : 'user'} />
      </View>
      <View className='member__words'>
        <View className='member__head'>
          <Text className='member__name'>{name}</Text>
          {self && <Badge tone='jade'>{words.family.self}</Badge>}
        </View>
        <Text className='member__note'>{note}</Text>
      </View>
      <View className='member__earned'>
        <Text className='member__note'>{words.family.ever}</Text>
        <Points amount={earned} />
      </View>
    </View>
  )
}

/** Who belongs to the household and what each brought it; last what others sent in for it. */
export function MemberList({ household: { members, earnedByHelpers } }: { household: OwnHousehold }) {
  const { family } = words
  return (
    <Card flush>
      {members.map(({ id, name, self, earned, earnedThisMonth }) => (
        <Earner key={id} name={family.name(name)} note={family.month(earnedThisMonth)} earned={earned} self={self} />
      ))}
      {earnedByHelpers > 0 && <Earner name={family.helpers} note={family.helpersNote} earned={earnedByHelpers} helper />}
    </Card>
  )
}
