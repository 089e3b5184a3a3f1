import { Text, View } from '@tarojs/components'
import type { Activity } from '@contract/activities'
import { Badge } from '@/components/badge'
import type { Tone } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { useShell } from '@/components/shell'
import { activities } from '@/words'
import { isFull } from '../activity'
import './activity-row.scss'

/** What the person may do about it or has done, in a word. */
function badgeOf(activity: Activity): { tone: Tone; label: string } | null {
  const { phase, present, signedUp, signUpOpen, checkInOpen } = activity
  if (phase === 'cancelled') return { tone: 'vermilion', label: activities.phases.cancelled }
  if (phase === 'over') return present ? { tone: 'jade', label: activities.went } : null
  if (present) return { tone: 'jade', label: activities.checkedIn }
  if (checkInOpen) return { tone: 'amber', label: activities.canCheckIn }
  if (signedUp) return { tone: 'jade', label: activities.signedUp }
  if (!signUpOpen) return null
  return isFull(activity) ? { tone: 'plain', label: activities.full } : { tone: 'jade', label: activities.canSignUp }
}

/** The weekday and the day of the month, like a leaf of a calendar. */
function Day({ startsAt }: Pick<Activity, 'startsAt'>) {
  return (
    <View className='day'>
      <Text className='day__weekday'>{activities.weekday(startsAt)}</Text>
      <Text className='day__number'>{activities.day(startsAt)}</Text>
    </View>
  )
}

interface ActivityRowProps {
  activity: Activity
  /** Marks the one whose detail stands beside the list. */
  own?: boolean
  /** Leaves out what concerns one person alone. */
  plain?: boolean
  onPress: () => void
}

/** One line of a list of activities. */
export function ActivityRow({ activity, own, plain, onPress }: ActivityRowProps) {
  const { elder } = useShell()
  const badge = plain && activity.phase !== 'cancelled' ? null : badgeOf(activity)
  const note = activities.note(activity)
  return (
    <ListRow
      own={own}
      lead={<Day startsAt={activity.startsAt} />}
      title={activity.title}
      // in 长辈版 a badge would leave the words no room beside it
      note={elder && badge ? activities.inWords(badge.label, note) : note}
      extra={badge && !elder && <Badge tone={badge.tone}>{badge.label}</Badge>}
      onPress={onPress}
    />
  )
}
