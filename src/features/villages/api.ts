import type { VillageList, VillageOverviewList } from '@contract/villages'
import { request } from '@/platform/request'

/** The villages of this server and whether its demo people may be used; needs no session. */
export const fetchVillages = () => request.get<VillageList>('/villages')

/** All villages side by side, for the supervisor. */
export const fetchOverview = () => request.get<VillageOverviewList>('/overview')
