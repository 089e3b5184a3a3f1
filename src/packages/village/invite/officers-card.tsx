import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Role } from '@contract/sessions'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { Icon } from '@/components/icon'
import * as words from '@/words'
import './index.scss'

const roles = ['reviewer', 'shopkeeper', 'villageAdmin'] as const
const offices = roles.map((value) => ({ value, label: words.roles[value] }))

interface OfficersCardProps {
  busy: boolean
  onInvite: (roles: Role[]) => void
}

/** Somebody who works for the village, without a household in it. */
export function OfficersCard({ busy, onInvite }: OfficersCardProps) {
  const [chosen, setChosen] = useState<(typeof roles)[number][]>([])
  return (
    <Card>
      <View className='invite-card'>
        <View className='invite-card__head'>
          <Icon name='shield-check' size='large' />
          <View>
            <Text className='invite-card__title'>{words.invite.officers}</Text>
            <Text className='invite-card__whom'>{words.invite.officersText}</Text>
          </View>
        </View>
        <Choices many label={words.invite.officers} items={offices} chosen={chosen} onChange={setChosen} />
        <Button disabled={!chosen.length} loading={busy} onPress={() => onInvite(chosen)}>
          {chosen.length ? words.invite.officersAction : words.invite.officersMissing}
        </Button>
      </View>
    </Card>
  )
}
