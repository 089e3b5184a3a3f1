import { Text, View } from '@tarojs/components'
import type { Activity } from '@contract/activities'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { SectionTitle } from '@/components/section-title'
import { useActivities } from '@/features/activities/use-activities'
import { useRules } from '@/features/rules/use-rules'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { words } from '@/words'
import './activities.scss'

const shown = 3

function Day({ startsAt }: Pick<Activity, 'startsAt'>) {
  return (
    <View className='day'>
      <Text className='day__weekday'>{words.activities.weekday(startsAt)}</Text>
      <Text className='day__number'>{words.activities.day(startsAt)}</Text>
    </View>
  )
}

function noteOf({ running, startsAt, endsAt, place }: Activity): string {
  if (!running) return words.activities.coming(startsAt, place)
  return new Date(endsAt) > new Date() ? words.activities.running(place) : words.activities.over(place)
}

/** What the village does together; one that runs leads to the camera. Nothing where nothing is planned. */
export function Activities() {
  const { data: activities } = useActivities()
  const { data: rules } = useRules()
  if (!activities?.length) return null
  const ruleOf = ({ running, column }: Activity) => (running ? rules?.find((rule) => rule.column === column) : undefined)
  return (
    <>
      <SectionTitle>{words.activities.title}</SectionTitle>
      <Card flush>
        {activities.slice(0, shown).map((activity) => {
          const rule = ruleOf(activity)
          return (
            <ListRow
              key={activity.id}
              lead={<Day startsAt={activity.startsAt} />}
              title={activity.title}
              note={noteOf(activity)}
              onPress={rule && (() => open(routes.upload, { ruleId: rule.id, activity: activity.id }))}
            />
          )
        })}
      </Card>
    </>
  )
}
