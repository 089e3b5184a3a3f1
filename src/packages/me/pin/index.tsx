import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { RefusedPanel } from '@/components/state-panel'
import { NewPinFields } from '@/features/household-pins/components/new-pin-fields'
import { useNewPin } from '@/features/household-pins/use-new-pin'
import { useOwnPin, useRemovePin, useSetPin } from '@/features/household-pins/use-pins'
import { useProfile } from '@/features/session/store'
import { notify } from '@/lib/notify'
import { usePageReturn } from '@/platform/lifecycle'
import { explain, family, pins, when } from '@/words'

/** Six digits typed twice, for a household that has none or wants others. */
function NewPin({ onSet }: { onSet: () => void }) {
  const pin = useNewPin()
  const { run, isPending, error } = useSetPin()
  const easy = (error as { code?: string } | null)?.code === 'pin_too_easy'
  const save = () => {
    if (pin.missing) return
    run(pin.pin, {
      onSuccess() {
        notify(pins.saved)
        pin.clear()
        onSet()
      }
    })
  }
  return (
    <>
      {error && !easy && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <NewPinFields pin={pin} error={error && easy ? explain(error) : undefined} onConfirm={save} />
      <Button disabled={pin.missing !== undefined} loading={isPending} onPress={save}>{pin.missing ?? pins.save}</Button>
    </>
  )
}

/** 取货密码 of one's household: whether there is one, another one, or none any more. */
export default function PinPage() {
  const hasHousehold = Boolean(useProfile()?.household)
  const own = useOwnPin(hasHousehold)
  const remove = useRemovePin()
  const [changing, setChanging] = useState(false)
  const [asking, setAsking] = useState(false)
  usePageReturn(() => hasHousehold && void own.refetch())
  if (!hasHousehold) {
    return (
      <Page title={pins.title}>
        <RefusedPanel icon='users' title={family.nobody}>{family.nobodyNext}</RefusedPanel>
      </Page>
    )
  }
  const stopAsking = () => setAsking(false)
  const drop = () =>
    remove.run(undefined, {
      onSuccess: () => notify(pins.removed),
      onError: stopAsking
    })
  const { data: pin } = own
  return (
    <Page title={pins.title}>
      <Notice tone='jade' icon='key-round'>{pins.about}</Notice>
      <Loading query={own} rows={2} />
      {remove.error && <Notice tone='vermilion'>{explain(remove.error)}</Notice>}
      {pin && (
        <Card flush>
          <ListRow
            icon='key-round'
            title={pin.setAt ? pins.set : pins.none}
            note={pin.setAt ? pins.setAt(pin.setBy ?? '', when(pin.setAt)) : pins.noneText}
          />
        </Card>
      )}
      {pin && (pin.setAt === null || changing) && <NewPin onSet={() => setChanging(false)} />}
      {pin?.setAt && !changing && (
        <>
          <Button icon='refresh-cw' onPress={() => setChanging(true)}>{pins.change}</Button>
          <Button kind='text' onPress={() => setAsking(true)}>{pins.remove}</Button>
        </>
      )}
      <Dialog
        open={asking && Boolean(pin?.setAt)}
        danger
        title={pins.removeSure}
        confirmLabel={pins.removeConfirm}
        cancelLabel={pins.keep}
        loading={remove.isPending}
        onConfirm={drop}
        onCancel={stopAsking}
      >
        {pins.removeText}
      </Dialog>
    </Page>
  )
}
