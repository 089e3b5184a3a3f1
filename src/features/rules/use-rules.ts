import { useQuery } from '@tanstack/react-query'
import type { Rule, RuleList } from '@contract/rules'
import { ApiError } from '@/platform/api-error'
import { storage } from '@/platform/storage'
import { fetchRules } from './api'

const kept = 'rules'

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

/** One open rule; fails with rule_not_found when there is none of that id, or it was closed. */
export function useRule(id: string) {
  const { data: rules, error, isPending, isFetching, refetch } = useRules()
  const rule: Rule | undefined = rules?.find((candidate) => candidate.id === id)
  const missing = rules && !rule && !isFetching ? new ApiError('rule_not_found') : null
  return { rule, isPending, error: missing ?? (rule ? null : error), refetch }
}
