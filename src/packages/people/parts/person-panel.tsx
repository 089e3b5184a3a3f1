import { useState } from 'react'
import { View } from '@tarojs/components'
import type { VillagePerson } from '@contract/people'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { SectionTitle } from '@/components/section-title'
import { ErrorPanel, Skeleton } from '@/components/state-panel'
import { usePerson, useTurn } from '@/features/people/use-people'
import { notify } from '@/lib/notify'
import { call } from '@/platform/phone'
import { explain, villagers as said, when } from '@/words'
import { Kinships } from './kinships'
import { OfficesCard } from './offices-card'
import './parts.scss'

function Facts({ person: { name, household, phone, joinedAt, lastSignInAt, disabled, self } }: { person: VillagePerson }) {
  const state = disabled ? <Badge tone='vermilion'>{said.disabled}</Badge> : self && <Badge tone='jade'>{said.self}</Badge>
  return (
    <Card flush>
      <ListRow icon='user' title={name} note={household?.label ?? said.noHousehold} extra={state} />
      <ListRow
        icon='phone'
        title={phone ?? said.noPhone}
        extra={phone && <Button small kind='secondary' label={`${said.call} ${name}`} onPress={() => call(phone)}>{said.call}</Button>}
      />
      <ListRow icon='clock' title={lastSignInAt ? said.lastSignIn(when(lastSignInAt)) : said.neverLately} note={said.joinedAt(when(joinedAt))} />
    </Card>
  )
}

/** Shuts the person out or lets them in again. */
function Door({ person: { id, name, disabled, version } }: { person: VillagePerson }) {
  const { run, isPending, error } = useTurn(id)
  const [asking, setAsking] = useState(false)
  const disable = () => {
    setAsking(false)
    run({ how: 'disable', version }, { onSuccess: () => notify(said.disableDone) })
  }
  return (
    <>
      {error && !isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
      {disabled ? (
        <Button
          kind='secondary'
          loading={isPending}
          onPress={() => run({ how: 'enable', version }, { onSuccess: () => notify(said.enableDone) })}
        >
          {said.enable}
        </Button>
      ) : (
        <Button kind='danger' icon='user-x' loading={isPending} onPress={() => setAsking(true)}>{said.disable}</Button>
      )}
      <Dialog
        open={asking}
        title={said.disable}
        confirmLabel={said.disableConfirm}
        danger
        onConfirm={disable}
        onCancel={() => setAsking(false)}
      >
        {said.disableText(name)}
      </Dialog>
    </>
  )
}

/** One person of the village: who they are, what they may do, whose kin they are. */
export function PersonPanel({ id }: { id: string }) {
  const { data: person, error, refetch } = usePerson(id)
  if (!person) return error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />
  const { household, self, version } = person
  return (
    <View className='person'>
      <Facts person={person} />
      <SectionTitle>{said.office}</SectionTitle>
      {self ? <Notice>{said.selfNote}</Notice> : <OfficesCard key={version} person={person} />}
      <SectionTitle>{said.kin}</SectionTitle>
      <Kinships accountId={id} ownHousehold={household?.id} self={self} />
      {!self && <Door person={person} />}
    </View>
  )
}
