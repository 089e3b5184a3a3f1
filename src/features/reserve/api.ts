import type { Created } from '@contract/common'
import type { BudgetCreate, BudgetPage, Reserve } from '@contract/reserve'
import { request } from '@/platform/request'

export const fetchReserve = () => request.get<Reserve>('/reserve')

export const fetchBudget = (cursor?: string) => request.get<BudgetPage>('/budget-entries', { params: { cursor } })

export const bookBudget = (entry: BudgetCreate, idempotencyKey: string) =>
  request.post<Created>('/budget-entries', entry, { idempotencyKey })

export const reverseBudget = ({ id, reason }: { id: string; reason: string }, idempotencyKey: string) =>
  request.post<Created>(`/budget-entries/${id}/reverse`, { reason }, { idempotencyKey })
