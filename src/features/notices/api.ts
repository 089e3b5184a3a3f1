import type { Created, Page } from '@contract/common'
import type { Notice, NoticeCreate, NoticePage, NoticeSummary, PublishedNotice, PublishedNoticePage, UnreadHousehold } from '@contract/notices'
import { request } from '@/platform/request'

/** What is for the one who asks, the latest first. */
export const fetchNotices = (cursor?: string) => request.get<NoticePage>('/notices', { params: { cursor } })

export const fetchSummary = () => request.get<NoticeSummary>('/notices/summary')

export const fetchNotice = (id: string) => request.get<Notice>(`/notices/${id}`)

/** Notes down that one has read it. */
export const markRead = (id: string) => request.put<void>(`/notices/${id}/receipt`)

/** All of the village, withdrawn ones too. */
export const fetchPublished = (cursor?: string) => request.get<PublishedNoticePage>('/notices/published', { params: { cursor } })

export const fetchPublishedNotice = (id: string) => request.get<PublishedNotice>(`/notices/published/${id}`)

/** Households that have not read it, with whom to call. */
export const fetchUnread = (id: string, cursor?: string) =>
  request.get<Page<UnreadHousehold>>(`/notices/${id}/unread`, { params: { cursor } })

export const publish = (notice: NoticeCreate, idempotencyKey: string) => request.post<Created>('/notices', notice, { idempotencyKey })

export const withdraw = (id: string) => request.post<void>(`/notices/${id}/withdraw`)
