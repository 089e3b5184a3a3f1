import { Page } from '@/components/page'
import { RefusedPanel } from '@/components/state-panel'
import { useMay } from '@/features/session/use-may'
import { useParam } from '@/platform/navigation'
import { counter } from '@/words'
import { OrderPanel } from '../parts/order-panel'

/** One order at the counter, found without its code. */
export default function CounterOrderPage() {
  const id = useParam('id')
  const may = useMay('serve_counter')
  return (
    <Page title={counter.order}>
      {may ? <OrderPanel id={id} /> : <RefusedPanel icon='store' title={counter.forbidden}>{counter.forbiddenNext}</RefusedPanel>}
    </Page>
  )
}
