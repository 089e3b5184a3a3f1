import { useQuery } from '@tanstack/react-query'
import type { Rule, RuleList } from '@contract/rules'
import { ApiError } from '@/platform/api-error'
import { storage } from '@/platform/storage'
import { fetchRules } from './api'

const kept = 'rules in force'

const query = {
  queryKey: ['rules'],
  async queryFn() {
    const rules = await fetchRules()
    storage.write(kept, rules)
    return rules
  },
  // An app started without a network can still take photos for the columns it knew.
  initialData: () => storage.read<RuleList>(kept),
  initialDataUpdatedAt: 0
}

/** For the next person on this device, who may be of another village. */
export const forgetRules = () => storage.remove(kept)

/** What the village gives points for now; without a network, what it gave them for last. */
export const useRules = () => useQuery({ ...query, select: ({ items }) => items })

/** A version of a rule, and the series it belongs to where that is known. The first version's id is that of the series. */
export interface RuleRef {
  id: string
  seriesId?: string
}

/** The rule in force of a series, by any of its versions; fails with rule_not_found when there is none, or it was closed. */
export function useRule({ id, seriesId = id }: RuleRef) {
  const { data: rules, error, isPending, isFetching, refetch } = useRules()
  const rule: Rule | undefined = rules?.find((one) => one.id === id) ?? rules?.find((one) => one.seriesId === seriesId)
  const missing = rules && !rule && !isFetching ? new ApiError('rule_not_found') : null
  return { rule, isPending, error: missing ?? (rule ? null : error), refetch }
}
