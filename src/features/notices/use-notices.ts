import { useEffect, useRef } from 'react'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Notice } from '@contract/notices'
import { useAction } from '@/lib/use-action'
import { useCreation } from '@/lib/use-creation'
import * as api from './api'

/** What is for oneself, page by page. */
export const useNotices = () =>
  useInfiniteQuery({
    queryKey: ['notices', 'list'],
    queryFn: ({ pageParam }) => api.fetchNotices(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })

/** How much is unread; of nobody without a village. */
export const useNoticeSummary = (enabled: boolean) =>
  useQuery({ queryKey: ['notices', 'summary'], queryFn: api.fetchSummary, enabled })

export const useNotice = (id: string) => useQuery({ queryKey: ['notices', id], queryFn: () => api.fetchNotice(id) })

/** Tells the server once that what stands on the screen has been read. */
export function useReceipt(notice: Notice | undefined) {
  const queryClient = useQueryClient()
  const told = useRef<string>()
  const { mutate } = useMutation({
    mutationFn: api.markRead,
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['notices'] })
  })
  useEffect(() => {
    if (!notice || notice.read || told.current === notice.id) return
    told.current = notice.id
    mutate(notice.id)
  }, [notice, mutate])
}

/** All of the village, for those who publish. */
export const usePublished = () =>
  useInfiniteQuery({
    queryKey: ['notices', 'published'],
    queryFn: ({ pageParam }) => api.fetchPublished(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })

/** None while no id is given. */
export const usePublishedNotice = (id: string) =>
  useQuery({ queryKey: ['notices', 'published', id], queryFn: () => api.fetchPublishedNotice(id), enabled: id !== '' })

export const useUnreadHouseholds = (id: string) =>
  useInfiniteQuery({
    queryKey: ['notices', id, 'unread'],
    queryFn: ({ pageParam }) => api.fetchUnread(id, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })

export const usePublish = () => useCreation(api.publish)

export const useWithdraw = () => useAction(api.withdraw)
