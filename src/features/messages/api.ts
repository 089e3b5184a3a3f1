import type { Page } from '@contract/common'
import type { Message, MessageSummary } from '@contract/messages'
import { request } from '@/platform/request'

/** One's own, newest first. */
export const fetchMessages = (cursor?: string) => request.get<Page<Message>>('/messages', { params: { cursor } })

export const fetchSummary = () => request.get<MessageSummary>('/messages/summary')

/** Takes this message and everything before it as read. */
export const see = (upTo: string) => request.post<void>('/messages/seen', { upTo })
