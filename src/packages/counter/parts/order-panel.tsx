import { useState } from 'react'
import type { CounterOrder } from '@contract/orders'
import { Button } from '@/components/button'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { CancelSheet } from '@/features/counter/components/cancel-sheet'
import { HandOverCard } from '@/features/counter/components/hand-over-card'
import { Outcome } from '@/features/counter/components/outcome'
import { standingName, WhoStands, type Standing } from '@/features/counter/components/who-stands'
import { useCancelByShop, useCounterOrder, useHandOver } from '@/features/counter/use-counter-orders'
import { counter, explain, orders } from '@/words'

/** What became of an order that is over. */
function Over({ order: { status, household, points, lines, closeReason, fetchedBy } }: { order: CounterOrder }) {
  const done = status === 'handed_over'
  const texts = [
    done ? counter.doneText(household, points) : `${household},${counter.overText[status]}`,
    fetchedBy && counter.takenBy(fetchedBy),
    closeReason && orders.reason(closeReason)
  ]
  return (
    <Outcome kind={done ? 'done' : 'refused'} icon={done ? 'check' : 'rotate-ccw'} title={counter.over[status]} goods={orders.lines(lines)}>
      {texts.filter(Boolean).join('。')}
    </Outcome>
  )
}

function Held({ order }: { order: CounterOrder }) {
  const { id, version, points } = order
  const [standing, setStanding] = useState<Standing>({ who: null, name: '' })
  const [cancelling, setCancelling] = useState(false)
  const handing = useHandOver()
  const cancel = useCancelByShop()
  const fetchedBy = standingName(standing, order)
  const missing = standing.who === 'somebody' ? counter.nameMissing : counter.standingMissing
  return (
    <>
      {handing.error && <Notice tone='vermilion'>{explain(handing.error)}</Notice>}
      <HandOverCard order={order} />
      <WhoStands order={order} standing={standing} onChange={setStanding} />
      <Button icon='check' disabled={!fetchedBy} loading={handing.isPending} onPress={() => handing.run({ id, version, fetchedBy })}>
        {fetchedBy ? counter.handTo(fetchedBy) : missing}
      </Button>
      <Button kind='text' onPress={() => setCancelling(true)}>{counter.cancel}</Button>
      <CancelSheet
        open={cancelling}
        points={points}
        loading={cancel.isPending}
        error={cancel.error}
        onCancel={(reason) => cancel.run({ id, version, reason })}
        onClose={() => setCancelling(false)}
      />
    </>
  )
}

/** An order opened from the list: whom it is for, who stands there, handed over or cancelled. */
export function OrderPanel({ id }: { id: string }) {
  const query = useCounterOrder(id, id !== '')
  const { data: order } = query
  if (!order) return <Loading query={query} rows={3} />
  return order.status === 'held' ? <Held order={order} /> : <Over order={order} />
}
