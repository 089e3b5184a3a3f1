import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { AwardedHonour } from '@contract/honours'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { Picture } from '@/components/picture'
import { EmptyPanel, RefusedPanel } from '@/components/state-panel'
import { useAwarded, useRevoke } from '@/features/honours/use-honours'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { usePageList } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { day, explain, honourDesk as said, honours, when } from '@/words'
import './index.scss'

function Awarded({ honour, onRevoke }: { honour: AwardedHonour; onRevoke: () => void }) {
  const { title, household, name, note, awardedOn, photo, unlisted, by, createdAt, revokedAt } = honour
  return (
    <Card>
      <View className='awarded'>
        {photo && <Picture className='awarded__photo' src={photo.thumbnailUrl} mode='aspectFill' />}
        <View className='awarded__words'>
          <View className='awarded__head'>
            <Text className='awarded__title'>{title}</Text>
            {revokedAt && <Badge>{said.revoked}</Badge>}
          </View>
          <Text className='awarded__whom'>{`${honours.whom(household, name)} · ${day(awardedOn)}`}</Text>
          {note && <Text className='awarded__note'>{note}</Text>}
          {unlisted && <Text className='awarded__note'>{said.unlisted}</Text>}
          <Text className='awarded__note'>{said.by(by, when(createdAt))}</Text>
        </View>
      </View>
      {!revokedAt && (
        <View className='awarded__way'>
          <Button small kind='secondary' label={said.revokeOne(title, household)} onPress={onRevoke}>{said.revoke}</Button>
        </View>
      )}
    </Card>
  )
}

function Desk() {
  const list = useAwarded()
  usePageList(list)
  const { run, isPending, error } = useRevoke()
  const [revoking, setRevoking] = useState<AwardedHonour>()
  const revoke = () => {
    if (!revoking) return
    setRevoking(undefined)
    run(revoking.id, { onSuccess: () => notify(said.revokeDone) })
  }
  return (
    <>
      {error && !isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <PagedList list={list} empty={<EmptyPanel icon='award' title={said.empty}>{said.emptyNext}</EmptyPanel>}>
        {(items) => (
          <View className='awarded-list'>
            {items.map((honour) => <Awarded key={honour.id} honour={honour} onRevoke={() => setRevoking(honour)} />)}
          </View>
        )}
      </PagedList>
      <Dialog
        open={revoking !== undefined}
        title={said.revoke}
        confirmLabel={said.revoke}
        danger
        onConfirm={revoke}
        onCancel={() => setRevoking(undefined)}
      >
        {revoking && said.revokeText(revoking.title, revoking.household)}
      </Dialog>
    </>
  )
}

/** What the village has given, and the way to give more. */
export default function HonourDeskPage() {
  const may = useMay('award_honours')
  const award = <Button icon='plus' onPress={() => open(routes.awardHonour)}>{said.award}</Button>
  return (
    <Page title={said.title} wide actions={may && award}>
      {may ? <Desk /> : <RefusedPanel icon='award' title={said.refused}>{said.refusedNext}</RefusedPanel>}
    </Page>
  )
}
