import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Activity } from '@contract/activities'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { SectionTitle } from '@/components/section-title'
import { ErrorPanel, Skeleton } from '@/components/state-panel'
import { notify } from '@/lib/notify'
import { activityDesk, explain } from '@/words'
import { useCancellation } from '../use-activities'
import { useRoll } from '../use-roll'
import { ActivityCard } from './activity-card'
import { FindSheet } from './find-sheet'
import { GivePoints } from './give-points'
import { RollCall } from './roll-call'
import './manage-activity.scss'

/** What to say beside the door to the code. */
function codeNote({ checkInOpen, checkInFrom, phase }: Activity): string {
  if (checkInOpen) return activityDesk.codeNote
  return phase === 'coming' ? activityDesk.codeFrom(checkInFrom) : activityDesk.codeOver
}

function Cancellation({ activity }: { activity: Activity }) {
  const [asking, setAsking] = useState(false)
  const { run, isPending, error } = useCancellation()
  const cancel = () => {
    setAsking(false)
    run(activity, { onSuccess: () => notify(activityDesk.cancelled) })
  }
  return (
    <>
      {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <Button kind='danger' loading={isPending} onPress={() => setAsking(true)}>{activityDesk.cancel}</Button>
      <Dialog
        open={asking}
        title={activityDesk.cancelTitle(activity.title)}
        confirmLabel={activityDesk.cancel}
        cancelLabel={activityDesk.cancelStay}
        danger
        onConfirm={cancel}
        onCancel={() => setAsking(false)}
      >
        {activityDesk.cancelText(activity.signUps)}
      </Dialog>
    </>
  )
}

interface ManageActivityProps {
  activity: Activity
  onShowCode: () => void
  onEdit: () => void
}

/** All that is done about one activity: the code on the wall, the roll, the points, and calling it off. */
export function ManageActivity({ activity, onShowCode, onEdit }: ManageActivityProps) {
  const { id, phase, checkInOpen, checkInFrom, pointsGivenAt } = activity
  const [finding, setFinding] = useState(false)
  const { data: roll, error, refetch } = useRoll(id, { watched: checkInOpen })
  const callable = phase !== 'cancelled' && (checkInOpen || phase !== 'coming')
  const underWay = phase === 'coming' || phase === 'running'
  return (
    <View className='manage-activity'>
      {phase === 'cancelled' && <Notice tone='vermilion'>{activityDesk.isCancelled}</Notice>}
      <ActivityCard activity={activity} />
      {phase !== 'cancelled' && (
        <Card flush>
          <ListRow icon='qr-code' title={activityDesk.code} note={codeNote(activity)} onPress={checkInOpen ? onShowCode : undefined} />
          <ListRow icon='settings' title={activityDesk.edit} onPress={onEdit} />
        </Card>
      )}
      {roll && callable && <GivePoints activity={activity} due={roll.due} />}
      <SectionTitle>{callable ? activityDesk.roll : activityDesk.planned}</SectionTitle>
      {!callable && phase === 'coming' && <Notice>{activityDesk.rollFrom(checkInFrom)}</Notice>}
      {callable && (
        <Button kind='secondary' icon='plus' onPress={() => setFinding(true)}>{activityDesk.find}</Button>
      )}
      {!roll && (error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />)}
      {roll && <RollCall activityId={id} items={roll.items} open={callable} />}
      {underWay && !pointsGivenAt && <Cancellation activity={activity} />}
      {finding && <FindSheet activityId={id} onClose={() => setFinding(false)} />}
    </View>
  )
}
