import { useState } from 'react'
import type { Activity } from '@contract/activities'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel, ErrorPanel, Skeleton } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { ActivityRow } from '@/features/activities/components/activity-row'
import { useActivities, usePastActivities } from '@/features/activities/use-activities'
import { useMay } from '@/features/session/use-may'
import { usePageList, usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { activities } from '@/words'

const views = ['current', 'past'] as const
type View = (typeof views)[number]
const tabs = views.map((value) => ({ value, label: activities.tabs[value] }))

const Empty = ({ view }: { view: View }) => (
  <EmptyPanel icon='calendar-days' title={activities.empty[view]}>{activities.emptyNext[view]}</EmptyPanel>
)

function Rows({ items }: { items: readonly Activity[] }) {
  return (
    <Card flush>
      {items.map((activity) => (
        <ActivityRow key={activity.id} activity={activity} onPress={() => open(routes.activity, { id: activity.id })} />
      ))}
    </Card>
  )
}

function Current() {
  const { data, error, refetch } = useActivities()
  usePageReturn(() => void refetch())
  if (!data) return error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />
  const items = data.filter(({ phase }) => phase !== 'over')
  return items.length > 0 ? <Rows items={items} /> : <Empty view='current' />
}

function Past() {
  const past = usePastActivities()
  usePageList(past)
  return <PagedList list={past} empty={<Empty view='past' />}>{(items) => <Rows items={items} />}</PagedList>
}

/** What the village does together, and what it did. */
export default function ActivitiesPage() {
  const [view, setView] = useState<View>('current')
  const mayManage = useMay('manage_activities')
  const manage = (
    <Button kind='secondary' icon='settings' onPress={() => open(routes.activityDesk)}>
      {activities.manage}
    </Button>
  )
  return (
    <Page title={activities.title} actions={mayManage && manage}>
      <Tabs label={activities.tabsLabel} items={tabs} value={view} onChange={setView} />
      {view === 'current' ? <Current /> : <Past />}
    </Page>
  )
}
