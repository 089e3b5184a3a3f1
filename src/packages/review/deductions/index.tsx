import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel, RefusedPanel } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { DeductionRow } from '@/features/deductions/components/deduction-row'
import { useDeductions, useDeductionSummary } from '@/features/deductions/use-deductions'
import { useMay } from '@/features/session/use-may'
import { usePageList, usePagePull } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { deductions as said } from '@/words'

type Shown = 'appealed' | 'all'

function Deductions({ shown }: { shown: Shown }) {
  const list = useDeductions(shown === 'appealed' ? { appealed: true } : {})
  usePageList(list)
  usePagePull(list.refetch)
  const empty = shown === 'appealed'
    ? <EmptyPanel icon='circle-check' title={said.appealedEmpty}>{said.appealedEmptyNext}</EmptyPanel>
    : <EmptyPanel icon='circle-check' title={said.allEmpty}>{said.allEmptyNext}</EmptyPanel>
  return (
    <PagedList list={list} empty={empty}>
      {(items) => (
        <Card flush>
          {items.map((deduction) => (
            <DeductionRow key={deduction.id} deduction={deduction} onPress={() => open(routes.deduction, { id: deduction.id })} />
          ))}
        </Card>
      )}
    </PagedList>
  )
}

/** Points that were taken, and appeals that wait for somebody else's word. */
export default function DeductionsPage() {
  const may = useMay('deduct')
  const [shown, setShown] = useState<Shown>('appealed')
  const summary = useDeductionSummary(may)
  if (!may) {
    return (
      <Page title={said.title}>
        <RefusedPanel icon='circle-alert' title={said.refused}>{said.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  const tabs = [
    { value: 'appealed' as const, label: said.appealedTab, count: summary.data?.appealed },
    { value: 'all' as const, label: said.allTab }
  ]
  return (
    <Page title={said.title} actions={<Button icon='camera' onPress={() => open(routes.deduct)}>{said.make}</Button>}>
      <Tabs label={said.tabsLabel} items={tabs} value={shown} onChange={setShown} />
      <Deductions key={shown} shown={shown} />
    </Page>
  )
}
