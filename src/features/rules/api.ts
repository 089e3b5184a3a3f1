import type { Created } from '@contract/common'
import type { DryRun, DryRunRequest, RuleDraft, RuleList, RuleOrder, RuleSeriesList } from '@contract/rules'
import { request } from '@/platform/request'

/** The open rules of one's village, in the village's order. */
export const fetchRules = () => request.get<RuleList>('/rules')

/** Every rule with its versions. @throws forbidden */
export const fetchAllRules = () => request.get<RuleSeriesList>('/rules/all')

/** A rule, and of which version it is to be the next; null for a new one. */
export type Laying = RuleDraft & { seen: string | null }

/** Lays a rule or its next version down. @throws rule_has_changed, rule_terms_wrong */
export const layDown = ({ seen, ...draft }: Laying, idempotencyKey: string) =>
  request.post<Created>(seen === null ? '/rules' : `/rules/${seen}/versions`, draft, { idempotencyKey })

/** Brings a closed one back at once. @throws rule_has_changed */
export const reopen = (seen: string, idempotencyKey: string) =>
  request.post<Created>(`/rules/${seen}/reopen`, { from: null }, { idempotencyKey })

/** Ends a rule now. @throws rule_has_changed */
export const close = (seen: string) => request.post<void>(`/rules/${seen}/close`)

/** Takes a version back that has not begun. @throws rule_has_changed */
export const takeBack = (seen: string) => request.post<void>(`/rules/${seen}/take-back`)

/** Puts all rules of a kind in order. @throws rule_has_changed */
export const putInOrder = (order: RuleOrder) => request.put<void>('/rules/order', order)

/** What last month would have given under these terms. @throws rule_terms_wrong */
export const fetchDryRun = (wanted: DryRunRequest) => request.post<DryRun>('/rules/dry-run', wanted)
