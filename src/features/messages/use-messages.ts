import { useEffect, useRef } from 'react'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { usePageReturn, usePageShown } from '@/platform/lifecycle'
import { badgeTab } from '@/platform/tab-badge'
import * as api from './api'

const everyMinute = 60_000
const summaryKey = ['messages', 'summary']

/** Unread messages, asked for again every minute while the page is shown; also worn by the tab 我的. */
export function useUnread(enabled: boolean): number {
  const shown = usePageShown()
  const { data, refetch } = useQuery({
    queryKey: summaryKey,
    queryFn: api.fetchSummary,
    enabled,
    refetchInterval: shown && everyMinute
  })
  usePageReturn(() => enabled && void refetch())
  const unread = data?.unread ?? 0
  useEffect(() => {
    if (shown && enabled) badgeTab(unread)
  }, [shown, enabled, unread])
  return unread
}

/** One's messages, page by page, the newest ones anew every minute while the page is shown. */
export function useMessages() {
  const shown = usePageShown()
  return useInfiniteQuery({
    queryKey: ['messages', 'list'],
    queryFn: ({ pageParam }) => api.fetchMessages(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: shown && everyMinute
  })
}

/** Tells the server once what stands on the screen; the dots stay until the list comes anew. */
export function useSeen(newestUnread: string | undefined) {
  const queryClient = useQueryClient()
  const told = useRef<string>()
  const { mutate } = useMutation({
    mutationFn: api.see,
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: summaryKey })
  })
  useEffect(() => {
    if (!newestUnread || told.current === newestUnread) return
    told.current = newestUnread
    mutate(newestUnread)
  }, [newestUnread, mutate])
}
