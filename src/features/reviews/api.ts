import type { Approval, Rejection, ReviewItem, ReviewPage, ReviewSummary } from '@contract/reviews'
import type { Column } from '@contract/rules'
import type { Submission } from '@contract/submissions'
import { withAddresses, withSoundAddress } from '@/platform/api'
import { request } from '@/platform/request'

const readable = (item: ReviewItem): ReviewItem => ({
  ...item,
  photos: item.photos.map(withAddresses),
  voiceNote: withSoundAddress(item.voiceNote)
})

/** One page of what waits for a decision, oldest first. */
export async function fetchQueue(column: Column | undefined, cursor: string | undefined): Promise<ReviewPage> {
  const page = await request.get<ReviewPage>('/reviews', { params: { column, cursor } })
  return { ...page, items: page.items.map(readable) }
}

export const fetchSummary = () => request.get<ReviewSummary>('/reviews/summary')

export const approve = (id: string, approval: Approval) => request.post<Submission>(`/submissions/${id}/approve`, approval)

export const reject = (id: string, rejection: Rejection) => request.post<Submission>(`/submissions/${id}/reject`, rejection)
