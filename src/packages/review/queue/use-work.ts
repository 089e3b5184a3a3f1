import { useState } from 'react'
import type { RecentDecision, ReviewItem } from '@contract/reviews'
import { useBatch, useDecision, useUndo } from '@/features/reviews/use-decision'
import { useDesk } from '@/features/reviews/use-desk'
import { useDraft } from '@/features/reviews/use-draft'
import { useDecided } from '@/features/reviews/use-reviews'
import { useShortcuts } from '@/lib/keyboard'
import { notify } from '@/lib/notify'
import * as words from '@/words'

/** Milliseconds in which the server takes a decision back. */
const undoWithin = 10 * 60_000

/** So many at once the server takes. */
const batchMax = 50

const overtakenWords = ({ household, rule }: ReviewItem, error: { code?: unknown }) =>
  words.review.overtaken(household.label, rule.name, words.explain(error))

/** What a reviewer does at the desk, by taps, swipes and keys: decide, go on, approve what was seen, take back. */
export function useWork() {
  const desk = useDesk()
  const { current } = desk
  const batchable = desk.seen.slice(0, batchMax)
  const draft = useDraft(current)
  const { decided, add } = useDecided()
  const batch = useBatch()
  const undo = useUndo()
  /** What became of those that somebody else was faster with. */
  const [overtaken, setOvertaken] = useState<string[]>([])
  const [batching, setBatching] = useState(false)

  const { decide, isPending, failureOf } = useDecision({
    onDecided({ id, household }, verdict, result) {
      setOvertaken([])
      undo.reset()
      desk.finish(id)
      const points = verdict.kind === 'approve' ? verdict.points : null
      add({ submission: result, points, undoUntil: new Date(Date.now() + undoWithin).toISOString() })
      if (points === null) notify(words.review.rejected(household.label))
      else notify((result.status === 'approved' ? words.review.approved : words.review.firstApproved)(household.label, points))
    },
    onOvertaken(item, error) {
      setOvertaken([overtakenWords(item, error)])
      if (error.code === 'stale_version') desk.skip()
      else desk.finish(item.id)
    }
  })

  const approveMany = (chosen: readonly ReviewItem[]) =>
    batch.run(chosen, {
      onSuccess({ items: results }) {
        setBatching(false)
        desk.finish(...results.flatMap(({ submission }) => submission?.id ?? []))
        const approved = results.flatMap(({ submission }) => (submission?.status === 'approved' ? (submission.points ?? 0) : []))
        if (approved.length > 0) notify(words.review.batchDone(approved.length, approved.reduce((sum, points) => sum + points, 0)))
        setOvertaken(results.flatMap(({ id, submission, refusal: code }) => {
          const item = chosen.find((one) => one.id === id)
          if (item && code) return overtakenWords(item, { code })
          return item && submission?.status !== 'approved' ? words.review.firstApproved(item.household.label, item.defaultPoints) : []
        }))
      }
    })

  const takeBack = (decision: RecentDecision) =>
    undo.run(decision, {
      onSuccess({ id, household }) {
        desk.restore(id)
        notify(words.review.undone(household.label))
      }
    })

  const busy = isPending || batch.isPending || undo.isPending
  useShortcuts(!busy, (key) => {
    if (key === 'j') desk.skip()
    if (key === 'k') desk.goBack()
    if (key === 'u' && decided[0]) takeBack(decided[0])
    if (key === 'b' && batchable.length > 1) setBatching(true)
  })

  return {
    desk,
    draft,
    overtaken,
    busy,
    deciding: isPending,
    failure: current && failureOf(current),
    approve: () => current && decide(current, { kind: 'approve', points: draft.points }),
    reject: (reason: string) => current && decide(current, { kind: 'reject', reason }),
    batch: {
      items: batchable,
      open: batching,
      setOpen: setBatching,
      approve: approveMany,
      loading: batch.isPending,
      error: batch.error ?? undefined
    },
    undo: { decided, takeBack, error: undo.error ?? undefined }
  }
}
