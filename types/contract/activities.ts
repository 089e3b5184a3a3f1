import { Type, type Static } from '@sinclair/typebox'
import { Id, Timestamp, oneOf } from './common'

export const activityColumns = ['volunteering', 'study'] as const

/** Something the village does together, whose photos count under a column. */
export const Activity = Type.Object({
  id: Id,
  column: oneOf(activityColumns),
  title: Type.String(),
  place: Type.String(),
  startsAt: Timestamp,
  endsAt: Timestamp,
  running: Type.Boolean({ description: 'Photos may be sent in for it now: from its start until a day after its end' })
})
export type Activity = Static<typeof Activity>

export const ActivityList = Type.Object({ items: Type.Array(Activity, { description: 'Running and coming, the soonest first' }) })
export type ActivityList = Static<typeof ActivityList>
