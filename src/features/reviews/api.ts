import type {
  Approval, BatchApproval, BatchResult, PreviousList, RecentDecisionList, Rejection, ReviewItem, ReviewPage, ReviewQuery, ReviewSummary
} from '@contract/reviews'
import type { Submission } from '@contract/submissions'
import { withAddresses, withSoundAddress } from '@/platform/api'
import { request } from '@/platform/request'

/** What of the queue is shown; everything when nothing is named. */
export type QueueFilter = Pick<ReviewQuery, 'column' | 'gridId' | 'flagged' | 'decidable'>

/** So many at a time: the next ones are asked for before these are used up. */
const pageSize = 10

const readable = <Shown extends Submission>(submission: Shown): Shown => ({
  ...submission,
  photos: submission.photos.map(withAddresses),
  voiceNote: withSoundAddress(submission.voiceNote)
})

const readableItem = (item: ReviewItem): ReviewItem => ({
  ...readable(item),
  photoMatches: item.photoMatches.map((match) => ({
    ...match, photo: withAddresses(match.photo), otherPhoto: withAddresses(match.otherPhoto)
  }))
})

/** One page of what waits for a decision, oldest first. */
export async function fetchQueue(filter: QueueFilter, cursor: string | undefined): Promise<ReviewPage> {
  const page = await request.get<ReviewPage>('/reviews', { params: { ...filter, cursor, limit: pageSize } })
  return { ...page, items: page.items.map(readableItem) }
}

export const fetchSummary = () => request.get<ReviewSummary>('/reviews/summary')

/** What the household sent in before under the same rule, newest first. */
export async function fetchPrevious(id: string): Promise<Submission[]> {
  const { items } = await request.get<PreviousList>(`/reviews/${id}/previous`)
  return items.map(readable)
}

/** Own decisions that can still be taken back, the last one first. */
export const fetchDecided = () => request.get<RecentDecisionList>('/reviews/decided')

export const approve = (id: string, approval: Approval) => request.post<Submission>(`/submissions/${id}/approve`, approval)

export const approveMany = (batch: BatchApproval) => request.post<BatchResult>('/reviews/approve', batch)

export const reject = (id: string, rejection: Rejection) => request.post<Submission>(`/submissions/${id}/reject`, rejection)

export const undo = (id: string, version: number) => request.post<Submission>(`/submissions/${id}/undo`, { version })
