import type { Created } from '@contract/common'
import type {
  Deduction, DeductionAppeal, DeductionCreate, DeductionDecision, DeductionPage, DeductionQuery, DeductionRuleList, DeductionSummary
} from '@contract/deductions'
import { withAddresses } from '@/platform/api'
import { request } from '@/platform/request'

const readable = (deduction: Deduction): Deduction => ({ ...deduction, photos: deduction.photos.map(withAddresses) })

/** What the village takes points for. */
export const fetchRules = () => request.get<DeductionRuleList>('/deductions/rules')

/** One page: of the village, of the own household, or of appeals that wait. */
export async function fetchDeductions(params: DeductionQuery): Promise<DeductionPage> {
  const page = await request.get<DeductionPage>('/deductions', { params })
  return { ...page, items: page.items.map(readable) }
}

export const fetchSummary = () => request.get<DeductionSummary>('/deductions/summary')

export const fetchDeduction = async (id: string) => readable(await request.get<Deduction>(`/deductions/${id}`))

/** Takes points; the same key takes them once however often it is sent. */
export const deduct = (input: DeductionCreate, idempotencyKey: string) =>
  request.post<Created>('/deductions', input, { idempotencyKey })

export const appeal = ({ id, ...words }: DeductionAppeal & { id: string }) => request.post<Deduction>(`/deductions/${id}/appeal`, words)

export const decide = ({ id, ...decision }: DeductionDecision & { id: string }) =>
  request.post<Deduction>(`/deductions/${id}/decide`, decision)
