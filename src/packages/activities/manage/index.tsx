import { Page } from '@/components/page'
import { ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { ManageActivity } from '@/features/activities/components/manage-activity'
import { useActivity } from '@/features/activities/use-activities'
import { useMay } from '@/features/session/use-may'
import { usePageReturn } from '@/platform/lifecycle'
import { open, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import { activityDesk } from '@/words'

/** One activity as who runs it sees it. */
export default function ManageActivityPage() {
  const id = useParam('id')
  const mayManage = useMay('manage_activities')
  const { data: activity, error, refetch } = useActivity(mayManage ? id : '')
  usePageReturn(() => void refetch())
  return (
    <Page title={activityDesk.title}>
      {!mayManage && <RefusedPanel icon='calendar-days' title={activityDesk.refused}>{activityDesk.refusedNext}</RefusedPanel>}
      {mayManage && !activity && (error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />)}
      {activity && (
        <ManageActivity
          activity={activity}
          onShowCode={() => open(routes.activityCode, { id })}
          onEdit={() => open(routes.activityEdit, { id })}
        />
      )}
    </Page>
  )
}
