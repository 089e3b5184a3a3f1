import { useState } from 'react'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { RefusedPanel } from '@/components/state-panel'
import { basketOf } from '@/features/card-redemptions/basket'
import { useCardRedemption, type Outcome as Redeemed } from '@/features/card-redemptions/use-card-redemption'
import { Outcome } from '@/features/counter/components/outcome'
import { useMay } from '@/features/session/use-may'
import { usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { orders, cardCounter as said } from '@/words'
import { Choose } from './choose'
import { FindHousehold } from './find-household'
import { Prove } from './prove'

function Done({ outcome, onNext }: { outcome: Redeemed; onNext: () => void }) {
  const next = <Button onPress={onNext}>{said.nextCustomer}</Button>
  if (outcome.kind === 'made') {
    return (
      <Page title={said.title} actions={next}>
        <Outcome kind='done' icon='info' title={said.made}>{said.madeText}</Outcome>
      </Page>
    )
  }
  const { orderId, household: { label, free }, member, fetcher, basket: { named, total } } = outcome
  if (fetcher === null) {
    return (
      <Page title={said.title} actions={next}>
        <Outcome kind='done' icon='check' title={said.done} goods={orders.lines(named)}>
          {said.doneText(label, member, total, free - total)}
        </Outcome>
      </Page>
    )
  }
  return (
    <Page
      title={said.title}
      actions={
        <>
          <Button kind='secondary' onPress={onNext}>{said.nextCustomer}</Button>
          <Button icon='printer' onPress={() => open(routes.counterSlip, { id: orderId })}>{said.slip}</Button>
        </>
      }
    >
      <Outcome kind='done' icon='check' title={said.kept} goods={orders.lines(named)}>{said.keptText(fetcher, total)}</Outcome>
    </Page>
  )
}

/** Redeems for people without a phone: their card, who stands there, what, and what proves it. */
export default function CardCounterPage() {
  const may = useMay('serve_counter')
  const redemption = useCardRedemption()
  const [proving, setProving] = useState(false)
  usePageReturn(() => {
    if (redemption.household) redemption.look({ householdId: redemption.household.id })
  })
  if (!may) {
    return (
      <Page title={said.title}>
        <RefusedPanel icon='store' title={said.refused}>{said.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  const { outcome, household, form, looking, lookError, look, next } = redemption
  if (outcome) {
    const start = () => {
      setProving(false)
      next()
    }
    return <Done outcome={outcome} onNext={start} />
  }
  if (!household) {
    return (
      <Page title={said.title}>
        <FindHousehold loading={looking} error={lookError} onFind={look} />
      </Page>
    )
  }
  const basket = basketOf(household.goods, form.quantities)
  if (proving && basket.total > 0) {
    return <Prove redemption={redemption} household={household} basket={basket} onBack={() => setProving(false)} />
  }
  return <Choose redemption={redemption} household={household} basket={basket} onNext={() => setProving(true)} />
}
