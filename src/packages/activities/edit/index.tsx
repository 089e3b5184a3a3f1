import type { Activity } from '@contract/activities'
import { Button } from '@/components/button'
import { KeptNote } from '@/components/kept-note'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { ActivityForm } from '@/features/activities/components/activity-form'
import { draftOf, emptyDraft, readDraft } from '@/features/activities/form'
import { useActivity, useChange, usePublish } from '@/features/activities/use-activities'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { useKeptForm } from '@/platform/kept-form'
import { back, useParam } from '@/platform/navigation'
import { activityDesk, explain } from '@/words'

/** The form; what was written stays in it whatever the server says. */
function Editing({ activity }: { activity?: Activity }) {
  const fresh = activity ? draftOf(activity) : emptyDraft(new Date())
  const kept = useKeptForm(`activity ${activity?.id ?? 'new'}`, fresh, activity?.version ?? 1)
  const publish = usePublish()
  const change = useChange()
  const read = readDraft(kept.form)
  const loading = publish.isPending || change.isPending
  const failure = publish.error ?? change.error
  const leave = (said: string) => ({
    onDone: kept.drop,
    onSuccess: () => {
      notify(said)
      back()
    }
  })
  const send = () => {
    if ('missing' in read) return
    if (activity) change.run({ ...read.activity, id: activity.id, version: kept.version }, leave(activityDesk.saved))
    else publish.run(read.activity, leave(activityDesk.published))
  }
  const ready = activity ? activityDesk.save : activityDesk.publish
  const action = (
    <Button disabled={'missing' in read} loading={loading} onPress={send}>
      {'missing' in read ? activityDesk.missing[read.missing] : ready}
    </Button>
  )
  return (
    <Page title={activity ? activityDesk.editTitle : activityDesk.publish} wide actions={action}>
      {failure && !loading && <Notice tone='vermilion'>{explain(failure)}</Notice>}
      <KeptNote {...kept} onDrop={kept.drop} />
      <ActivityForm
        draft={kept.form}
        signUps={activity?.signUps}
        columnFixed={activity && activity.phase !== 'coming'}
        pointsFixed={Boolean(activity?.pointsGivenAt)}
        onChange={kept.change}
      />
      <Notice>{activity ? activityDesk.changeNote : activityDesk.publishNote}</Notice>
    </Page>
  )
}

/** A new activity, or one that is changed. */
export default function EditActivityPage() {
  const id = useParam('id')
  const mayManage = useMay('manage_activities')
  const { data: activity, error, refetch } = useActivity(mayManage ? id : '')
  if (!mayManage) {
    return (
      <Page title={activityDesk.title}>
        <RefusedPanel icon='calendar-days' title={activityDesk.refused}>{activityDesk.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  if (!id || activity) return <Editing activity={activity} />
  return (
    <Page title={activityDesk.editTitle}>
      {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />}
    </Page>
  )
}
