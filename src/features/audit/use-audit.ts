import { useInfiniteQuery } from '@tanstack/react-query'
import type { AuditFileQuery } from '@contract/audit'
import { useAction } from '@/lib/use-action'
import * as api from './api'

export const useAudit = (query: AuditFileQuery, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['audit', query],
    queryFn: ({ pageParam }) => api.fetchAudit(query, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled
  })

export const useAuditFile = () => useAction(api.downloadAudit)
