import { Text, View } from '@tarojs/components'
import type { JoinHint, JoinRequest } from '@contract/join-requests'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { call } from '@/platform/phone'
import { family, joinRequests as said, when } from '@/words'

export function whyHint({ samePhone, sameName, taken }: JoinHint): string {
  const why = said.hintWhy[samePhone && sameName ? 'both' : samePhone ? 'phone' : 'name']
  return taken ? `${why},${said.hintTaken}` : why
}

function Hints({ hints }: Pick<JoinRequest, 'hints'>) {
  if (hints.length === 0) return <Notice>{said.noHint}</Notice>
  return (
    <View className='join-request__hints'>
      <Text className='join-request__note'>{said.hints}</Text>
      {hints.slice(0, 3).map((hint) => (
        <View key={`${hint.household.id} ${hint.name}`}>
          <Text className='join-request__hint join-request__hint--first'>{said.hint(hint.household.label, hint.name)}</Text>
          <Text className='join-request__note'>{whyHint(hint)}</Text>
        </View>
      ))}
    </View>
  )
}

const tones = { waiting: 'amber', approved: 'jade', refused: 'vermilion' } as const

function Outcome({ status, household, reason, decidedBy, decidedAt }: JoinRequest) {
  const by = family.name(decidedBy ?? '')
  const at = decidedAt ? when(decidedAt) : ''
  if (status === 'approved') return <Text className='join-request__note'>{said.approvedInto(household?.label ?? '', by, at)}</Text>
  return <Text className='join-request__note'>{said.refusedWith(reason ?? '', by, at)}</Text>
}

interface RequestCardProps {
  request: JoinRequest
  onApprove: () => void
  onRefuse: () => void
}

/** Somebody who asks to be let in: what they wrote, who they may be, and the two answers. */
export function RequestCard({ request, onApprove, onRefuse }: RequestCardProps) {
  const { name, phone, address, status, account, hints, createdAt } = request
  const waiting = status === 'waiting'
  return (
    <Card>
      <View className='join-request'>
        <View className='join-request__head'>
          <Text className='join-request__name'>{name}</Text>
          <Badge tone={tones[status]}>{said.statuses[status]}</Badge>
        </View>
        <View>
          <Text className='join-request__note'>{said.address(address)}</Text>
          <Text className='join-request__note'>{said.sent(when(createdAt))}</Text>
        </View>
        {waiting ? (
          <>
            {account !== null && <Notice tone='vermilion'>{said.taken(family.name(account))}</Notice>}
            <Hints hints={hints} />
            {phone && <Button kind='secondary' icon='phone' onPress={() => call(phone)}>{said.call(phone)}</Button>}
            <View className='join-request__ways'>
              <Button kind='secondary' label={`${said.refuse} ${name}`} onPress={onRefuse}>{said.refuse}</Button>
              <Button label={`${said.approve} ${name}`} onPress={onApprove}>{said.approve}</Button>
            </View>
          </>
        ) : (
          <Outcome {...request} />
        )}
      </View>
    </Card>
  )
}
