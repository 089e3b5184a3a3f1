import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { DeductionQuery } from '@contract/deductions'
import { useAction } from '@/lib/use-action'
import { useCreation } from '@/lib/use-creation'
import * as api from './api'

export const useDeductionRules = (enabled: boolean) =>
  useQuery({ queryKey: ['deductions', 'rules'], queryFn: api.fetchRules, enabled, select: ({ items }) => items })

/** Page by page: of the village, of the own household, or appeals that wait. */
export const useDeductions = (which: Pick<DeductionQuery, 'own' | 'appealed'>) =>
  useInfiniteQuery({
    queryKey: ['deductions', which],
    queryFn: ({ pageParam }) => api.fetchDeductions({ ...which, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })

export const useDeductionSummary = (enabled = true) =>
  useQuery({ queryKey: ['deductions', 'summary'], queryFn: api.fetchSummary, enabled })

export const useDeduction = (id: string) =>
  useQuery({ queryKey: ['deductions', 'one', id], queryFn: () => api.fetchDeduction(id), enabled: id !== '' })

export const useDeduct = () => useCreation(api.deduct)
export const useDeductionAppeal = () => useAction(api.appeal)
export const useDeductionDecision = () => useAction(api.decide)
