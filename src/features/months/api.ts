import type { HouseholdMonth } from '@contract/months'
import { request } from '@/platform/request'

/** A month of the own household in figures; the running one unless another, YYYY-MM, is named. */
export const fetchMonth = (month: string | undefined) =>
  request.get<HouseholdMonth>('/households/own/month', { params: { month } })
