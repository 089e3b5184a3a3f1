import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Activity } from '@contract/activities'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel, ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { ActivityRow } from '@/features/activities/components/activity-row'
import { ManageActivity } from '@/features/activities/components/manage-activity'
import { useActivities, useActivity, usePastActivities } from '@/features/activities/use-activities'
import { useMay } from '@/features/session/use-may'
import { usePageList, usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { useWideScreen } from '@/platform/screen'
import { routes } from '@/routes'
import { activityDesk } from '@/words'
import './index.scss'

const views = ['running', 'coming', 'past'] as const
type View = (typeof views)[number]

const Empty = ({ view }: { view: View }) => (
  <EmptyPanel icon='calendar-days' title={activityDesk.empty[view]}>{activityDesk.emptyNext}</EmptyPanel>
)

interface ListProps {
  /** Of the one whose detail stands beside the list. */
  chosen: string
  onChoose: (id: string) => void
}

function Rows({ items, chosen, onChoose }: ListProps & { items: readonly Activity[] }) {
  return (
    <Card flush>
      {items.map((activity) => (
        <ActivityRow
          key={activity.id}
          plain
          activity={activity}
          own={activity.id === chosen}
          onPress={() => onChoose(activity.id)}
        />
      ))}
    </Card>
  )
}

function Current({ view, ...list }: ListProps & { view: 'running' | 'coming' }) {
  const { data, error, refetch } = useActivities()
  usePageReturn(() => void refetch())
  if (!data) return error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />
  const items = data.filter(({ phase }) => phase === view)
  return items.length > 0 ? <Rows items={items} {...list} /> : <Empty view={view} />
}

function Past(list: ListProps) {
  const past = usePastActivities()
  usePageList(past)
  return <PagedList list={past} empty={<Empty view='past' />}>{(items) => <Rows items={items} {...list} />}</PagedList>
}

/** Beside the list, where there is room. */
function Detail({ id }: { id: string }) {
  const { data: activity, error, refetch } = useActivity(id)
  if (!id) return <EmptyPanel icon='calendar-days' title={activityDesk.choose} />
  if (!activity) return error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />
  return (
    <ManageActivity
      activity={activity}
      onShowCode={() => open(routes.activityCode, { id })}
      onEdit={() => open(routes.activityEdit, { id })}
    />
  )
}

const Publish = () => <Button icon='plus' onPress={() => open(routes.activityEdit)}>{activityDesk.publish}</Button>

function Desk() {
  const [view, setView] = useState<View>('running')
  const [chosen, setChosen] = useState('')
  const wide = useWideScreen()
  const { data } = useActivities()
  const tabs = views.map((value) => {
    const count = value === 'past' ? undefined : data?.filter(({ phase }) => phase === value).length
    return { value, label: activityDesk.tabs[value], count }
  })
  const list = { chosen: wide ? chosen : '', onChoose: wide ? setChosen : (id: string) => open(routes.activityManage, { id }) }
  return (
    <View className='activity-desk'>
      <View className='activity-desk__list'>
        {wide && <Publish />}
        <Tabs label={activityDesk.tabsLabel} items={tabs} value={view} onChange={setView} />
        {view === 'past' ? <Past {...list} /> : <Current view={view} {...list} />}
      </View>
      {wide && <View key={chosen} className='activity-desk__detail'><Detail id={chosen} /></View>}
    </View>
  )
}

/** What who runs the village's activities works from: all of them, and each one's page. */
export default function ActivityDeskPage() {
  const mayManage = useMay('manage_activities')
  const wide = useWideScreen()
  return (
    <Page title={activityDesk.title} wide actions={mayManage && !wide && <Publish />}>
      {mayManage ? (
        <Desk />
      ) : (
        <RefusedPanel icon='calendar-days' title={activityDesk.refused}>{activityDesk.refusedNext}</RefusedPanel>
      )}
    </Page>
  )
}
