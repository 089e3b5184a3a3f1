import { act, screen } from '@testing-library/react'
import { fakeApi } from './fake-api'
import type { RecentDecision } from '@contract/reviews'
import { reviewItem, submission, volunteering } from './submission'

const house = (number: number) => ({ id: `h${number}`, label: `第一网格 ${number} 号` })
export const first = reviewItem('s1', { household: house(1), note: '扫了两遍' })
export const second = reviewItem('s2', { household: house(2), submittedBy: '李四', rule: volunteering, approvedBefore: 0 })
export const third = reviewItem('s3', { household: house(3) })

export type Item = typeof first

/** Waits until it is on the desk. */
export const shown = (item: Item) => screen.findByText(`${item.household.label} · ${item.submittedBy}`)
export const button = (name: string | RegExp) => screen.findByRole('button', { name })

/** Long enough that a tap is no longer the echo of the one before. */
export const breath = () => act(() => new Promise((resolve) => setTimeout(resolve, 550)))

/** A server that takes decided ones off its queue. */
export function server(items: Item[], changes: Record<string, unknown> = {}) {
  let waiting = items
  let decided: RecentDecision[] = []
  const undoUntil = new Date(Date.now() + 600_000).toISOString()
  const decide = (item: Item, status: 'approved' | 'rejected') => ({ body }: { body?: { points?: number } } = {}) => {
    waiting = waiting.filter(({ id }) => id !== item.id)
    const points = status === 'approved' ? (body?.points ?? item.defaultPoints) : null
    const result = { ...submission(item.id), household: item.household, rule: item.rule, status, points, version: item.version + 1 }
    decided = [{ submission: result, points, undoUntil }, ...decided]
    return result
  }
  const undo = (item: Item) => () => {
    decided = decided.filter(({ submission: { id } }) => id !== item.id)
    waiting = [...waiting, { ...item, version: item.version + 2 }].sort((a, b) => a.id.localeCompare(b.id))
    return { ...submission(item.id), household: item.household, version: item.version + 2 }
  }
  const approveMany = ({ body }: { body: { items: { id: string }[] } }) => ({
    items: body.items.map(({ id }) => {
      const item = items.find((one) => one.id === id)
      return { id, submission: item ? decide(item, 'approved')() : null, refusal: null }
    })
  })
  const summary = () => ({
    waiting: waiting.length,
    overdue: 0,
    flagged: waiting.filter(({ photoMatches }) => photoMatches.length > 0).length,
    oldestAt: waiting[0]?.createdAt ?? null,
    byColumn: (['courtyard', 'volunteering'] as const).map((column) => ({
      column, waiting: waiting.filter(({ rule }) => rule.column === column).length
    }))
  })
  return fakeApi({
    'GET /reviews': ({ options: { params } }: { options: { params: { column?: string; flagged?: boolean; decidable?: boolean } } }) => ({
      items: waiting
        .filter(({ rule }) => !params.column || rule.column === params.column)
        .filter(({ photoMatches, bar }) => (!params.flagged || photoMatches.length > 0) && (!params.decidable || bar === null)),
      nextCursor: null
    }),
    'GET /reviews/summary': summary,
    'GET /reviews/decided': () => ({ items: decided }),
    'GET /grids': { items: [{ id: 'g1', name: '第一网格', head: '陈某', headPhone: '13800000000' }] },
    'POST /reviews/approve': approveMany,
    ...Object.fromEntries(items.flatMap((item) => [
      [`POST /submissions/${item.id}/approve`, decide(item, 'approved')], [`POST /submissions/${item.id}/reject`, decide(item, 'rejected')],
      [`POST /submissions/${item.id}/undo`, undo(item)], [`GET /reviews/${item.id}/previous`, { items: [] }]
    ])),
    ...changes
  })
}
