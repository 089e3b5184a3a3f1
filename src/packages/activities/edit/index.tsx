import { useState } from 'react'
import type { Activity } from '@contract/activities'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { ActivityForm } from '@/features/activities/components/activity-form'
import { draftOf, emptyDraft, readDraft } from '@/features/activities/form'
import { useActivity, useChange, usePublish } from '@/features/activities/use-activities'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { back, useParam } from '@/platform/navigation'
import { words } from '@/words'

const { activityDesk } = words

/** The form; what was written stays in it whatever the server says. */
function Editing({ activity }: { activity?: Activity }) {
  const [draft, setDraft] = useState(() => (activity ? draftOf(activity) : emptyDraft(new Date())))
  const publish = usePublish()
  const change = useChange()
  const read = readDraft(draft)
  const loading = publish.isPending || change.isPending
  const failure = publish.error ?? change.error
  const leave = (said: string) => ({
    onSuccess: () => {
      notify(said)
      back()
    }
  })
  const send = () => {
    if ('missing' in read) return
    if (activity) change.run({ ...read.activity, id: activity.id, version: activity.version }, leave(activityDesk.saved))
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
      {failure && !loading && <Notice tone='vermilion'>{words.explain(failure)}</Notice>}
      <ActivityForm
        draft={draft}
        signUps={activity?.signUps}
        columnFixed={activity && activity.phase !== 'coming'}
        pointsFixed={Boolean(activity?.pointsGivenAt)}
        onChange={setDraft}
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
