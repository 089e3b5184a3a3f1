import { useDeductionSummary } from '@/features/deductions/use-deductions'
import { useJoinRequestSummary } from '@/features/join-requests/use-join-requests'
import { useReviewSummary } from '@/features/reviews/use-reviews'
import { useSecondLookSummary } from '@/features/second-looks/use-second-looks'
import { useMay } from '@/features/session/use-may'
import { usePageReturn } from '@/platform/lifecycle'
import * as words from '@/words'
import type { Door } from './doors'

/** What waits behind a door, in a few words. */
export type Figures = Partial<Record<Door['name'], { words: string; late?: boolean }>>

const waiting = (count: number | undefined) => (count ? { words: words.office.waiting(count) } : undefined)

/** What waits behind the doors of those who review, and of those who let people in. */
export function useFigures(): Figures {
  const reviews = useMay('review')
  const deducts = useMay('deduct')
  const admits = useMay('manage_people')
  const queue = useReviewSummary(reviews)
  const looks = useSecondLookSummary(reviews)
  const appeals = useDeductionSummary(deducts)
  const asking = useJoinRequestSummary(admits)
  usePageReturn(() => {
    if (reviews) void Promise.all([queue.refetch(), looks.refetch()])
    if (deducts) void appeals.refetch()
    if (admits) void asking.refetch()
  })
  const overdue = queue.data?.overdue
  return {
    review: overdue ? { words: words.office.overdue(overdue), late: true } : waiting(queue.data?.waiting),
    secondLooks: waiting(looks.data?.forMe),
    deductions: waiting(appeals.data?.forMe),
    joinRequests: waiting(asking.data?.waiting)
  }
}
