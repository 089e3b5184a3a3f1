import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { Kinship } from '@contract/people'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Dialog, Sheet } from '@/components/overlay'
import { EmptyPanel, ErrorPanel, Skeleton } from '@/components/state-panel'
import { HouseholdChoice, type Door } from '@/features/households/components/household-choice'
import { useDeclareKinship, useKinships, useRemoveKinship } from '@/features/people/use-people'
import { ChosenHousehold } from '@/features/roster/components/chosen-household'
import { HouseholdPicker } from '@/features/roster/components/household-picker'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { explain, family, villagers as said, when } from '@/words'
import './parts.scss'

interface KinshipsProps {
  accountId: string
  /** Household of the person, which is theirs already. */
  ownHousehold: string | undefined
  /** Nobody takes back what was declared of themselves. */
  self: boolean
}

function Declare({ accountId, ownHousehold, onClose }: Omit<KinshipsProps, 'self'> & { onClose: () => void }) {
  const [household, setHousehold] = useState<Door>()
  // whoever may read the roster looks for the household in it; a reviewer goes by grid and door
  const searches = useMay('manage_roster')
  const [picking, setPicking] = useState(searches)
  const { run, isPending, error } = useDeclareKinship(accountId)
  const declare = () => {
    if (!household) return
    const onSuccess = () => {
      notify(said.kinDone)
      onClose()
    }
    run(household.id, { onSuccess })
  }
  if (picking) {
    const choose = (chosen: Door) => {
      setHousehold(chosen)
      setPicking(false)
    }
    const close = () => (household ? setPicking(false) : onClose())
    return <HouseholdPicker title={said.kinWhich} except={ownHousehold} onChoose={choose} onClose={close} />
  }
  const action = (
    <Button disabled={!household} loading={isPending} onPress={declare}>
      {household ? said.kinDeclare(household.label) : said.kinChoose}
    </Button>
  )
  return (
    <Sheet open title={said.kinWhich} onClose={onClose} actions={action}>
      {error && !isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
      {searches
        ? <ChosenHousehold household={household ?? null} onPick={() => setPicking(true)} />
        : <HouseholdChoice except={ownHousehold} value={household} onChange={setHousehold} />}
    </Sheet>
  )
}

/** Households somebody has kin in: declared by themselves or for them, taken back by others alone. */
export function Kinships({ accountId, ownHousehold, self }: KinshipsProps) {
  const { data: kinships, error, refetch } = useKinships(accountId)
  const remove = useRemoveKinship(accountId)
  const [declaring, setDeclaring] = useState(false)
  const [removing, setRemoving] = useState<Kinship['household']>()
  if (!kinships) return error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton rows={1} />
  const confirm = () => {
    if (!removing) return
    setRemoving(undefined)
    remove.run(removing.id, { onSuccess: () => notify(said.kinRemoved) })
  }
  return (
    <>
      <Text className='person__text'>{self ? said.kinOwnText : said.kinText}</Text>
      {remove.error && !remove.isPending && <Notice tone='vermilion'>{explain(remove.error)}</Notice>}
      {kinships.length === 0 ? (
        <EmptyPanel icon='users' title={said.kinEmpty}>{said.kinEmptyNext}</EmptyPanel>
      ) : (
        <Card flush>
          {kinships.map(({ household, declaredBy, declaredAt }) => (
            <ListRow
              key={household.id}
              icon='house'
              title={household.label}
              note={said.kinBy(family.name(declaredBy), when(declaredAt))}
              extra={!self && (
                <Button small kind='secondary' label={said.kinRemoveOne(household.label)} onPress={() => setRemoving(household)}>
                  {said.kinRemove}
                </Button>
              )}
            />
          ))}
        </Card>
      )}
      {self && kinships.length > 0 && <Notice>{said.kinOwnRemoval}</Notice>}
      <Button kind='secondary' icon='plus' onPress={() => setDeclaring(true)}>{said.kinAdd}</Button>
      {declaring && <Declare accountId={accountId} ownHousehold={ownHousehold} onClose={() => setDeclaring(false)} />}
      <Dialog
        open={removing !== undefined}
        title={said.kinRemoveOne(removing?.label ?? '')}
        confirmLabel={said.kinRemove}
        danger
        onConfirm={confirm}
        onCancel={() => setRemoving(undefined)}
      >
        {said.kinRemoveText(removing?.label ?? '')}
      </Dialog>
    </>
  )
}
