import { useQuery } from '@tanstack/react-query'
import type { Rule } from '@contract/rules'
import { ApiError } from '@/platform/api-error'
import { fetchRules } from './api'

const query = { queryKey: ['rules'], queryFn: fetchRules }

/** What the village gives points for now. */
export const useRules = () => useQuery({ ...query, select: ({ items }) => items })

/** One open rule; fails with rule_not_found when there is none of that id, or it was closed. */
export function useRule(id: string) {
  const { data: rules, error, isPending, refetch } = useRules()
  const rule: Rule | undefined = rules?.find((candidate) => candidate.id === id)
  const missing = rules && !rule ? new ApiError('rule_not_found') : null
  return { rule, isPending, error: missing ?? (rule ? null : error), refetch }
}
