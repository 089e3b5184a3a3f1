import type { RuleList } from '@contract/rules'
import { request } from '@/platform/request'

/** The open rules of one's village, in the village's order. */
export const fetchRules = () => request.get<RuleList>('/rules')
