import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { words } from '@/words'
import './index.scss'

interface FamilyCardProps {
  household: string
  busy: boolean
  onInvite: () => void
}

export function FamilyCard({ household, busy, onInvite }: FamilyCardProps) {
  return (
    <Card>
      <View className='invite-card'>
        <View className='invite-card__head'>
          <Icon name='users' size='large' />
          <View>
            <Text className='invite-card__title'>{words.invite.family}</Text>
            <Text className='invite-card__whom'>{household}</Text>
          </View>
        </View>
        <Text>{words.invite.familyText}</Text>
        <Button loading={busy} onPress={onInvite}>
          {words.invite.familyAction}
        </Button>
      </View>
    </Card>
  )
}
