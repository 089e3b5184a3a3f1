import { useEffect, useState } from 'react'
import type { ReviewItem } from '@contract/reviews'
import type { QueueFilter } from './api'
import { useQueue } from './use-reviews'

/** So many before the end of what is loaded, the next page is asked for. */
const ahead = 4

/**
 * The queue and the one submission on the desk. That one stays there until it is decided or left, whatever others do
 * to the queue meanwhile: what a thumb is about to approve must never change under it.
 */
export function useDesk() {
  const [filter, setFilter] = useState<QueueFilter>({})
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set())
  const [held, setHeld] = useState<ReviewItem>()
  /** Taken back, and to be put on the desk as soon as the queue has it again. */
  const [wanted, setWanted] = useState<string>()
  /** Versions of those that were on the desk. */
  const [seen, setSeen] = useState<ReadonlyMap<string, number>>(new Map())
  const queue = useQueue(filter)
  const { data, hasNextPage, isFetching, fetchNextPage } = queue

  const items = (data?.pages ?? []).flatMap((page) => page.items).filter(({ id }) => !decided.has(id))
  const returned = wanted !== undefined && !isFetching ? items.find(({ id }) => id === wanted) : undefined
  const fresh = items.find(({ id }) => id === held?.id)
  const stays = held && !decided.has(held.id) && (!fresh || fresh.version === held.version)
  const current = returned ?? (stays ? held : (fresh ?? items[0]))
  if (current !== held) setHeld(current)
  if (returned) setWanted(undefined)
  if (current && seen.get(current.id) !== current.version) setSeen(new Map(seen).set(current.id, current.version))

  const place = items.findIndex(({ id }) => id === current?.id)
  const next = items[place + 1] ?? items.find(({ id }) => id !== current?.id)

  const short = hasNextPage && !isFetching && items.length - place <= ahead
  useEffect(() => {
    if (short) void fetchNextPage()
  }, [short, fetchNextPage])

  const choose = (item: ReviewItem | undefined) => {
    setWanted(undefined)
    setHeld(item)
  }

  return {
    queue,
    items,
    current,
    /** The one that comes after; undefined when none is left. */
    next,
    filter,
    /** Those that were on the desk as they are now, and may be decided. */
    seen: items.filter(({ id, version, bar }) => bar === null && seen.get(id) === version),
    choose,
    /** Leaves the current one where it is. */
    skip: () => next && choose(next),
    goBack: () => choose(items[place - 1] ?? current),
    /** Takes decided ones off the desk. */
    finish(...ids: string[]) {
      setDecided((before) => new Set([...before, ...ids]))
      setHeld((shown) => (shown && ids.includes(shown.id) ? items.slice(place + 1).find(({ id }) => !ids.includes(id)) : shown))
    },
    /** Puts one whose decision was taken back on the desk again. */
    restore(id: string) {
      setDecided((before) => new Set([...before].filter((one) => one !== id)))
      setWanted(id)
    },
    show(changed: QueueFilter) {
      setFilter(changed)
      choose(undefined)
    }
  }
}
