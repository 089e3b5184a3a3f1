import { useState } from 'react'
import type { ReviewItem } from '@contract/reviews'

/** The decision as it is being made on what is on the desk; another one begins anew. */
export function useDraft(item: ReviewItem | undefined) {
  const [kept, setKept] = useState<{ id: string; points: number; rejecting: boolean }>()
  const fresh = { id: item?.id ?? '', points: item?.firstApproval?.points ?? item?.defaultPoints ?? 0, rejecting: false }
  const draft = kept?.id === fresh.id ? kept : fresh
  const [min, max] = [item?.minPoints ?? 0, item?.maxPoints ?? 0]
  return {
    points: draft.points,
    rejecting: draft.rejecting,
    /** Within the range of the rule. */
    setPoints: (points: number) => setKept({ ...draft, points: Math.min(max, Math.max(min, points)) }),
    setRejecting: (rejecting: boolean) => setKept({ ...draft, rejecting })
  }
}
export type Draft = ReturnType<typeof useDraft>
