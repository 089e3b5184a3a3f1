import { Card } from '@/components/card'
import { SectionTitle } from '@/components/section-title'
import { ActivityRow } from '@/features/activities/components/activity-row'
import { useActivities } from '@/features/activities/use-activities'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'

const shown = 3

/** What the village does together, the soonest of it. Nothing where nothing is planned. */
export function Activities() {
  const { data: activities } = useActivities()
  if (!activities?.length) return null
  return (
    <>
      <SectionTitle more={words.activities.all} onMore={() => open(routes.activities)}>
        {words.activities.title}
      </SectionTitle>
      <Card flush>
        {activities.slice(0, shown).map((activity) => (
          <ActivityRow key={activity.id} activity={activity} onPress={() => open(routes.activity, { id: activity.id })} />
        ))}
      </Card>
    </>
  )
}
