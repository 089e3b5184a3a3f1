import type {
  Activity, ActivityChange, ActivityCreate, ActivityPage, AttendanceCreate, Candidates, CheckInCode, PointsRound, Roll
} from '@contract/activities'
import type { Created } from '@contract/common'
import { request } from '@/platform/request'

/** What runs in one's village or is to come, the soonest first. */
export const fetchActivities = () => request.get<ActivityPage>('/activities')

/** What is over or cancelled, the latest first. */
export const fetchPastActivities = (cursor?: string) => request.get<ActivityPage>('/activities', { params: { past: true, cursor } })

export const fetchActivity = (id: string) => request.get<Activity>(`/activities/${id}`)

/** Signs oneself up. @throws activity_full, sign_up_closed, activity_closed, household_missing */
export const signUp = (id: string) => request.put<void>(`/activities/${id}/sign-up`)

/** Gives one's place up. @throws activity_closed */
export const giveUp = (id: string) => request.delete<void>(`/activities/${id}/sign-up`)

/** Records that one came. @throws check_in_code_wrong, check_in_closed, too_many_requests, household_missing */
export const checkIn = ({ id, code }: { id: string; code: string }) => request.post<void>(`/activities/${id}/check-in`, { code })

export const publish = (activity: ActivityCreate, idempotencyKey: string) =>
  request.post<Created>('/activities', activity, { idempotencyKey })

export const change = ({ id, ...activity }: ActivityChange & { id: string }) => request.put<void>(`/activities/${id}`, activity)

/** Calls it off; those who signed up are told. @throws activity_closed, points_given, stale_version */
export const cancel = ({ id, version }: Pick<Activity, 'id' | 'version'>) => request.post<void>(`/activities/${id}/cancel`, { version })

/** The code to show now. @throws check_in_closed */
export const fetchCode = (id: string) => request.get<CheckInCode>(`/activities/${id}/code`)

/** Who signed up and who came. */
export const fetchRoll = (id: string) => request.get<Roll>(`/activities/${id}/roll`)

/** Households by door number or name, with their people. */
export const fetchCandidates = (id: string, search: string) =>
  request.get<Candidates>(`/activities/${id}/candidates`, { params: { search } })

export type Call = AttendanceCreate & { activityId: string }

/** @throws already_present, own_household, relative_household */
export const recordAttendance = ({ activityId, ...who }: Call, idempotencyKey: string) =>
  request.post<Created>(`/activities/${activityId}/attendances`, who, { idempotencyKey })

/** Takes a wrong line back. @throws points_given */
export const undoAttendance = ({ activityId, id }: { activityId: string; id: string }) =>
  request.delete<void>(`/activities/${activityId}/attendances/${id}`)

/** Gives everybody who came and has none yet their points. @throws points_given, no_points_due, stale_version */
export const givePoints = ({ id, version }: Pick<Activity, 'id' | 'version'>) =>
  request.post<PointsRound>(`/activities/${id}/points`, { version })
