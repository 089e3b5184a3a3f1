import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Role } from '@contract/sessions'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { Icon } from '@/components/icon'
import { words } from '@/words'
import './index.scss'

const offices = (['reviewer', 'shopkeeper', 'villageAdmin'] as const).map((value) => ({ value, label: words.roles[value] }))

interface OfficersCardProps {
  busy: boolean
  onInvite: (roles: Role[]) => void
}

/** Somebody who works for the village, without a household in it. */
export function OfficersCard({ busy, onInvite }: OfficersCardProps) {
  const [roles, setRoles] = useState<(typeof offices)[number]['value'][]>([])
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
        <Choices many label={words.invite.officers} items={offices} chosen={roles} onChange={setRoles} />
        <Button disabled={!roles.length} loading={busy} onPress={() => onInvite(roles)}>
          {roles.length ? words.invite.officersAction : words.invite.officersMissing}
        </Button>
      </View>
    </Card>
  )
}
