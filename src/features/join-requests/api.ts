import type { JoinRequestCreate, JoinRequestPage, JoinRequestQuery, JoinRequestSummary } from '@contract/join-requests'
import { request } from '@/platform/request'

/** Asks a village to be let in; the answer is the same whatever is known of the phone. */
export const askToJoin = (asking: JoinRequestCreate) => request.post<void>('/join-requests', asking)

export const fetchJoinRequests = (params: JoinRequestQuery) => request.get<JoinRequestPage>('/join-requests', { params })

/** How many wait. */
export const fetchSummary = () => request.get<JoinRequestSummary>('/join-requests/summary')

export const approve = (id: string, householdId: string) => request.post<void>(`/join-requests/${id}/approve`, { householdId })

export const refuse = (id: string, reason: string) => request.post<void>(`/join-requests/${id}/refuse`, { reason })
