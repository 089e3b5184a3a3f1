import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { JoinRequest } from '@contract/join-requests'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { useApprove } from '@/features/join-requests/use-join-requests'
import { HouseholdPicker } from '@/features/roster/components/household-picker'
import { notify } from '@/lib/notify'
import { explain, joinRequests as said } from '@/words'
import { whyHint } from './request-card'

interface Chosen {
  id: string
  label: string
}

/** Which household somebody is let into: one the roster hints at, or any other that is looked for. */
export function ApproveSheet({ request: { id, name, hints }, onClose }: { request: JoinRequest; onClose: () => void }) {
  const likeliest = hints.find(({ taken }) => !taken)?.household
  const [chosen, setChosen] = useState<Chosen | undefined>(likeliest)
  const [looking, setLooking] = useState(hints.length === 0)
  const { run, isPending, error } = useApprove(id)
  if (looking) {
    const choose = (household: Chosen) => {
      setChosen(household)
      setLooking(false)
    }
    return <HouseholdPicker title={said.whereTitle} onChoose={choose} onClose={() => (chosen ? setLooking(false) : onClose())} />
  }
  const approve = () => {
    if (!chosen) return
    const onSuccess = () => {
      notify(said.approved(name))
      onClose()
    }
    run(chosen.id, { onSuccess })
  }
  const hinted = hints.filter(({ household }, index) => hints.findIndex((one) => one.household.id === household.id) === index)
  const extra = chosen && !hinted.some(({ household }) => household.id === chosen.id)
  const actions = (
    <Button disabled={!chosen} loading={isPending} onPress={approve}>
      {chosen ? said.approveInto(chosen.label) : said.whereTitle}
    </Button>
  )
  return (
    <Sheet open title={said.whereTitle} onClose={onClose} actions={actions}>
      <Text className='join-request__note'>{said.where(name)}</Text>
      {error && !isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <Card flush>
        {hinted.map((hint) => (
          <ListRow
            key={hint.household.id}
            icon={chosen?.id === hint.household.id ? 'circle-check' : 'house'}
            own={chosen?.id === hint.household.id}
            title={said.hint(hint.household.label, hint.name)}
            note={whyHint(hint)}
            onPress={() => setChosen(hint.household)}
          />
        ))}
        {extra && <ListRow icon='circle-check' own title={chosen.label} />}
      </Card>
      <Button kind='secondary' icon='search-check' onPress={() => setLooking(true)}>{said.other}</Button>
    </Sheet>
  )
}
