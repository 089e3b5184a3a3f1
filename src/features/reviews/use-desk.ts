import { useEffect, useState } from 'react'
import type { ReviewItem } from '@contract/reviews'
import type { Column } from '@contract/rules'
import { useQueue } from './use-reviews'

/** So many before the end of what is loaded, the next page is asked for. */
const ahead = 4

/**
 * The queue and the one submission on the desk. That one stays there until it is decided or left, whatever others do
 * to the queue meanwhile: what a thumb is about to approve must never change under it.
 */
export function useDesk() {
  const [column, setColumn] = useState<Column>()
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set())
  const [held, setHeld] = useState<ReviewItem>()
  const queue = useQueue(column)
  const { data, hasNextPage, isFetching, fetchNextPage } = queue

  const items = (data?.pages ?? []).flatMap((page) => page.items).filter(({ id }) => !decided.has(id))
  const fresh = items.find(({ id }) => id === held?.id)
  const stays = held && !decided.has(held.id) && (!fresh || fresh.version === held.version)
  const current = stays ? held : (fresh ?? items[0])
  if (current !== held) setHeld(current)

  const place = items.findIndex(({ id }) => id === current?.id)
  const next = items[place + 1] ?? items.find(({ id }) => id !== current?.id)

  const short = hasNextPage && !isFetching && items.length - place <= ahead
  useEffect(() => {
    if (short) void fetchNextPage()
  }, [short, fetchNextPage])

  return {
    queue,
    items,
    current,
    /** The one that comes after; undefined when none is left. */
    next,
    column,
    choose: setHeld,
    /** Leaves the current one where it is. */
    skip: () => next && setHeld(next),
    goBack: () => setHeld(items[place - 1] ?? current),
    /** Takes a decided one off the desk. */
    finish(id: string) {
      setDecided((before) => new Set(before).add(id))
      setHeld((shown) => (shown?.id === id ? next : shown))
    },
    showColumn(wanted: Column | undefined) {
      setColumn(wanted)
      setHeld(undefined)
    }
  }
}
