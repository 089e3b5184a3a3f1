import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel, RefusedPanel } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { useAdjustments } from '@/features/adjustments/use-adjustments'
import { useMay } from '@/features/session/use-may'
import { usePageList } from '@/platform/lifecycle'
import { adjustments as said } from '@/words'
import { AdjustmentCard } from './adjustment-card'
import { AskSheet } from './ask-sheet'
import './index.scss'

type Shown = 'waiting' | 'done'

function Adjustments({ shown }: { shown: Shown }) {
  const list = useAdjustments(shown === 'waiting')
  usePageList(list)
  const empty = shown === 'waiting'
    ? <EmptyPanel icon='circle-check' title={said.waitingEmpty}>{said.waitingEmptyNext}</EmptyPanel>
    : <EmptyPanel icon='receipt-text' title={said.doneEmpty}>{said.doneEmptyNext}</EmptyPanel>
  return (
    <PagedList list={list} empty={empty}>
      {(items) => (
        <View className='adjustments'>
          {items.map((adjustment) => <AdjustmentCard key={adjustment.id} {...adjustment} />)}
        </View>
      )}
    </PagedList>
  )
}

/** Points given and taken by hand, and those that wait for a second person. */
export default function AdjustmentsPage() {
  const may = useMay('adjust_points')
  const [shown, setShown] = useState<Shown>('waiting')
  const [asking, setAsking] = useState(false)
  if (!may) {
    return (
      <Page title={said.title}>
        <RefusedPanel icon='users' title={said.refusedPage}>{said.refusedPageNext}</RefusedPanel>
      </Page>
    )
  }
  const tabs = (['waiting', 'done'] as const).map((value) => ({ value, label: said[value] }))
  return (
    <Page title={said.title} wide actions={<Button icon='plus' onPress={() => setAsking(true)}>{said.ask}</Button>}>
      <Tabs label={said.shown} items={tabs} value={shown} onChange={setShown} />
      <Adjustments key={shown} shown={shown} />
      {asking && <AskSheet onClose={() => setAsking(false)} />}
    </Page>
  )
}
