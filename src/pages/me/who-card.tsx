import { Text, View } from '@tarojs/components'
import type { Profile } from '@contract/sessions'
import { Badge } from '@/components/badge'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import * as words from '@/words'
import './who-card.scss'

/** Who is signed in: name, village, household and what they are in it. */
export function WhoCard({ name, village, household, roles }: Profile) {
  return (
    <Card>
      <View className='who-card'>
        <View className='who-card__sign'>
          <Icon name='user' size='large' />
        </View>
        <View className='who-card__words'>
          <Text className='who-card__name'>{name}</Text>
          {village && <Text className='who-card__place'>{words.me.village(village.county, village.name)}</Text>}
          {village && <Text className='who-card__place'>{household ? household.label : words.me.noHousehold}</Text>}
          <View className='who-card__roles'>
            {roles.map((role) => (
              <Badge key={role} tone='jade'>
                {words.roles[role]}
              </Badge>
            ))}
          </View>
        </View>
      </View>
    </Card>
  )
}
