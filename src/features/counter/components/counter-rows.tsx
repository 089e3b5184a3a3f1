import type { CounterOrder } from '@contract/orders'
import { Badge } from '@/components/badge'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { counter, expiry, orders, when } from '@/words'

interface CounterRowsProps {
  items: readonly CounterOrder[]
  /** Whose detail stands beside the list. */
  chosen: string
  onChoose: (id: string) => void
}

/** Whose it is and who comes for it. */
function noteOf({ lines, fetcher, fetchedBy, status, closedAt, createdAt, orderedBy }: CounterOrder): string {
  const parts = status === 'held'
    ? [counter.orderedBy(orderedBy, when(createdAt)), fetcher && counter.fetcher(fetcher)]
    : [counter.handedAt(when(closedAt ?? createdAt)), fetchedBy && counter.takenBy(fetchedBy)]
  return [orders.lines(lines), ...parts].filter(Boolean).join(' · ')
}

/** Orders at the counter, by household. */
export function CounterRows({ items, chosen, onChoose }: CounterRowsProps) {
  return (
    <Card flush>
      {items.map((order) => (
        <ListRow
          key={order.id}
          title={order.household}
          note={noteOf(order)}
          own={order.id === chosen}
          extra={order.status === 'held' && expiry.soon(order.expiresAt) && <Badge tone='amber'>{counter.soon}</Badge>}
          onPress={() => onChoose(order.id)}
        />
      ))}
    </Card>
  )
}
