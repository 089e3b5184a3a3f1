import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { RuleOrder, RuleSeries, RuleTerms } from '@contract/rules'
import { useAction } from '@/lib/use-action'
import { useCreation } from '@/lib/use-creation'
import { useRested } from '@/lib/use-rested'
import * as api from './api'

/** Every rule with its versions, for those who may change them. */
export const useAllRules = (enabled: boolean) =>
  useQuery({ queryKey: ['rules', 'all'], queryFn: api.fetchAllRules, select: ({ items }) => items, enabled })

export const useLaying = () => useCreation(api.layDown)
export const useReopening = () => useCreation(api.reopen)
export const useClosing = () => useAction(api.close)
export const useTakingBack = () => useAction(api.takeBack)
export const useOrder = () => useAction(api.putInOrder)

/** What stands for the rule: as it is, else as it will be, else as it was. */
export const faceOf = ({ current, next, past }: RuleSeries) => current ?? next ?? past[0]

/** The order of its kind with this rule one further to the front; null for the first of those in use. */
export function moveUp(rules: readonly RuleSeries[], series: RuleSeries): RuleOrder | null {
  const kind = faceOf(series)?.terms.kind
  const ofKind = rules.filter((one) => faceOf(one)?.terms.kind === kind)
  const used = ofKind.filter(({ state }) => state !== 'closed')
  const before = used[used.indexOf(series) - 1]
  if (!kind || !before) return null
  const seriesIds = ofKind.map(({ id }) => id).filter((id) => id !== series.id)
  seriesIds.splice(seriesIds.indexOf(before.id), 0, series.id)
  return { kind, seriesIds }
}

/** What last month would have given under the terms that the form has come to rest on; null while it lacks something. */
export function useDryRun(terms: RuleTerms | null, seriesId: string | null) {
  const rested = useRested(JSON.stringify(terms))
  const wanted = JSON.parse(rested) as RuleTerms | null
  return useQuery({
    queryKey: ['rules', 'dry run', seriesId, rested],
    queryFn: () => (wanted ? api.fetchDryRun({ terms: wanted, seriesId }) : null),
    enabled: wanted !== null,
    placeholderData: keepPreviousData
  })
}
