import type { ActivityPage } from '@contract/activities'
import { request } from '@/platform/request'

/** What runs in one's village or is to come, the soonest first. */
export const fetchActivities = () => request.get<ActivityPage>('/activities')
