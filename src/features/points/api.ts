import type { PointBalance, PointEntryPage, PointMonthList } from '@contract/points'
import { request } from '@/platform/request'

export const fetchBalance = () => request.get<PointBalance>('/points/balance')

/** One page of the own household's ledger, newest first. */
export const fetchEntries = (cursor: string | undefined) =>
  request.get<PointEntryPage>('/points/entries', { params: { cursor } })

/** What each month of the ledger came to. */
export const fetchPointMonths = () => request.get<PointMonthList>('/points/months')
