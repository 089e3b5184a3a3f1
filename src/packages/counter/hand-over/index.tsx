import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { RefusedPanel } from '@/components/state-panel'
import { CodeEntry } from '@/features/counter/components/code-entry'
import { HandOverCard } from '@/features/counter/components/hand-over-card'
import { Outcome } from '@/features/counter/components/outcome'
import { useCounter } from '@/features/counter/use-counter'
import { useMay } from '@/features/session/use-may'
import { open } from '@/platform/navigation'
import { canScan, scan } from '@/platform/scan'
import { routes } from '@/routes'
import { cardCounter, counter, explain, orders, scanner } from '@/words'

const nextStepWords = { retype: counter.retype, again: counter.lookAgain, next: counter.next }

/** The shop's counter: a code, what it is for and for whom, handed over or refused. */
export default function HandOverPage() {
  const mayServe = useMay('serve_counter')
  const { code, step, looking, handing, handOverError, type, look, handOver, next, goOn } = useCounter()
  if (!mayServe) {
    return (
      <Page title={counter.title}>
        <RefusedPanel icon='store' title={counter.forbidden}>{counter.forbiddenNext}</RefusedPanel>
      </Page>
    )
  }
  const read = async () => {
    const result = await scan(scanner)
    if (result.kind === 'scanned') look(result.text)
  }
  switch (step.kind) {
    case 'enter':
      return (
        <Page title={counter.title}>
          <CodeEntry
            code={code}
            loading={looking}
            onType={type}
            onLook={() => look(code)}
            onScan={canScan ? () => void read() : undefined}
          />
          <Card flush>
            <ListRow icon='package' title={counter.list} note={counter.listNote} onPress={() => open(routes.counterOrders)} />
            <ListRow icon='qr-code' title={cardCounter.door} note={cardCounter.doorNote} onPress={() => open(routes.counterCard)} />
          </Card>
        </Page>
      )
    case 'found': {
      const action = (
        <Button icon='check' loading={handing} onPress={() => handOver(step.order)}>{counter.handOver}</Button>
      )
      return (
        <Page title={counter.title} actions={action}>
          {handOverError && <Notice tone='vermilion'>{explain(handOverError)}</Notice>}
          <HandOverCard order={step.order} />
          {step.order.fetcher && (
            <Button kind='text' onPress={() => open(routes.counterOrder, { id: step.order.id })}>
              {counter.notTheFetcher(step.order.fetcher)}
            </Button>
          )}
          <Button kind='text' onPress={next}>{counter.notYet}</Button>
        </Page>
      )
    }
    case 'done':
      return (
        <Page title={counter.title} actions={<Button onPress={next}>{counter.next}</Button>}>
          <Outcome kind='done' icon='check' title={counter.done} goods={orders.lines(step.order.lines)}>
            {counter.doneText(step.order.household, step.order.points)}
          </Outcome>
        </Page>
      )
    case 'refused': {
      const { refusal } = step
      const actions = (
        <>
          {refusal.next !== 'next' && <Button kind='secondary' onPress={next}>{counter.next}</Button>}
          <Button loading={looking} onPress={() => goOn(refusal)}>{nextStepWords[refusal.next]}</Button>
        </>
      )
      return (
        <Page title={counter.title} actions={actions}>
          <Outcome kind='refused' icon={refusal.icon} title={refusal.title}>{refusal.text}</Outcome>
        </Page>
      )
    }
  }
}
