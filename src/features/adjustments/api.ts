import type { AdjustmentCreate, AdjustmentPage } from '@contract/adjustments'
import type { Created } from '@contract/common'
import type { VillageSettings } from '@contract/settings'
import { request } from '@/platform/request'

/** Those that wait for a second person, or those that are done. */
export const fetchAdjustments = (waiting: boolean, cursor?: string) =>
  request.get<AdjustmentPage>('/adjustments', { params: { waiting, cursor } })

export const createAdjustment = (adjustment: AdjustmentCreate, idempotencyKey: string) =>
  request.post<Created>('/adjustments', adjustment, { idempotencyKey })

interface Seen {
  id: string
  version: number
}

export const confirmAdjustment = ({ id, version }: Seen) => request.post<void>(`/adjustments/${id}/confirm`, { version })

export const refuseAdjustment = ({ id, ...refusal }: Seen & { reason: string }) =>
  request.post<void>(`/adjustments/${id}/refuse`, refusal)

/** Above it a second person has to agree. */
export const fetchLimit = async () => (await request.get<VillageSettings>('/settings')).adjustmentLimit
