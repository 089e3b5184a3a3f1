import { useRef, useState } from 'react'
import type { BatchResult, RecentDecision, ReviewItem } from '@contract/reviews'
import type { Submission } from '@contract/submissions'
import { useAction } from '@/lib/use-action'
import { ApiError } from '@/platform/api-error'
import { approve, approveMany, reject, undo } from './api'

export type Verdict = { kind: 'approve'; points: number } | { kind: 'reject'; reason: string }

interface Handlers {
  onDecided: (item: ReviewItem, verdict: Verdict, result: Submission) => void
  /** Somebody else was faster: there is nothing left to decide, or it changed since it was looked at. */
  onOvertaken: (item: ReviewItem, error: ApiError) => void
}

/** Milliseconds in which a second tap is still the first one's echo, not a decision on what has just come up. */
const echo = 500

const overtaken = new Set(['already_reviewed', 'stale_version', 'not_found'])

const isOvertaken = (error: Error): error is ApiError => error instanceof ApiError && overtaken.has(error.code)

/** Approves or rejects, one at a time. What failed stays to be tried again. */
export function useDecision({ onDecided, onOvertaken }: Handlers) {
  const decidedAt = useRef(0)
  const [failure, setFailure] = useState<{ id: string; error: Error }>()
  const { run, isPending } = useAction(({ item: { id, version }, verdict }: { item: ReviewItem; verdict: Verdict }) =>
    verdict.kind === 'approve'
      ? approve(id, { version, points: verdict.points })
      : reject(id, { version, reason: verdict.reason }))

  const decide = (item: ReviewItem, verdict: Verdict) => {
    if (Date.now() - decidedAt.current < echo) return
    setFailure(undefined)
    run({ item, verdict }, {
      onSuccess: (result) => {
        decidedAt.current = Date.now()
        onDecided(item, verdict, result)
      },
      onError: (error) => (isOvertaken(error) ? onOvertaken(item, error) : setFailure({ id: item.id, error }))
    })
  }
  /** Why the last decision on this one failed. */
  const failureOf = ({ id }: ReviewItem) => (failure?.id === id ? failure.error : undefined)
  return { decide, isPending, failureOf }
}

/** Approves what was looked at, each with the points of its rule. */
export const useBatch = () =>
  useAction<readonly ReviewItem[], BatchResult>((items) => approveMany({ items: items.map(({ id, version }) => ({ id, version })) }))

/** Takes a decision of one's own back. */
export const useUndo = () => useAction(({ submission: { id, version } }: RecentDecision) => undo(id, version))
