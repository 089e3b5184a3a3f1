import { screen } from '@testing-library/react'
import { fakeApi } from './fake-api'
import { reviewItem, volunteering } from './submission'

const house = (number: number) => ({ id: `h${number}`, label: `第一网格 ${number} 号` })
export const first = reviewItem('s1', { household: house(1), note: '扫了两遍' })
export const second = reviewItem('s2', { household: house(2), submittedBy: '李四', rule: volunteering, approvedBefore: 0 })
export const third = reviewItem('s3', { household: house(3) })

type Item = typeof first

/** Waits until it is on the desk. */
export const shown = (item: Item) => screen.findByText(`${item.household.label} · ${item.submittedBy}`)
export const button = (name: string | RegExp) => screen.findByRole('button', { name })

/** A server that takes decided ones off its queue. */
export function server(items: Item[], changes: Record<string, unknown> = {}) {
  let waiting = items
  const decide = (id: string) => () => {
    waiting = waiting.filter((item) => item.id !== id)
    return {}
  }
  const summary = () => ({
    waiting: waiting.length,
    oldestAt: waiting[0]?.createdAt ?? null,
    byColumn: (['courtyard', 'volunteering'] as const).map((column) => ({
      column, waiting: waiting.filter(({ rule }) => rule.column === column).length
    }))
  })
  return fakeApi({
    'GET /reviews': ({ options }: { options: { params: { column?: string } } }) => ({
      items: waiting.filter(({ rule }) => !options.params.column || rule.column === options.params.column), nextCursor: null
    }),
    'GET /reviews/summary': summary,
    ...Object.fromEntries(items.flatMap(({ id }) => [
      [`POST /submissions/${id}/approve`, decide(id)], [`POST /submissions/${id}/reject`, decide(id)]
    ])),
    ...changes
  })
}
