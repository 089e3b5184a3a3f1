import type { VillageNumbers, VillageOverviewList } from '@contract/numbers'
import { downloadFile } from '@/platform/download'
import { request } from '@/platform/request'

/** One's own village over the last twelve months. */
export const fetchNumbers = () => request.get<VillageNumbers>('/numbers')

/** All villages over the last twelve months, for the supervisor. */
export const fetchOverview = () => request.get<VillageOverviewList>('/overview')

/** The same as an Excel file. */
export const downloadOverview = (name: string) => downloadFile('/overview/file', name)
