import { useState } from 'react'
import { View } from '@tarojs/components'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel, RefusedPanel } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { useSecondLooks } from '@/features/second-looks/use-second-looks'
import { useMay } from '@/features/session/use-may'
import { usePageList, usePagePull } from '@/platform/lifecycle'
import { secondLooks as said } from '@/words'
import { LookCard } from './look-card'
import './index.scss'

type Shown = 'open' | 'done'

const tabs = (['open', 'done'] as const).map((value) => ({ value, label: said[value] }))

function Looks({ shown }: { shown: Shown }) {
  const list = useSecondLooks(shown === 'done')
  usePageList(list)
  usePagePull(list.refetch)
  const empty = shown === 'open'
    ? <EmptyPanel icon='circle-check' title={said.openEmpty}>{said.openEmptyNext}</EmptyPanel>
    : <EmptyPanel icon='eye' title={said.doneEmpty}>{said.doneEmptyNext}</EmptyPanel>
  return (
    <PagedList list={list} empty={empty}>
      {(items) => (
        <View className='look-cards'>
          {items.map((look) => <LookCard key={look.submission.id} look={look} />)}
        </View>
      )}
    </PagedList>
  )
}

/** 抽查: what the lot drew of the approvals, looked at again by somebody else. */
export default function SecondLooksPage() {
  const may = useMay('review')
  const [shown, setShown] = useState<Shown>('open')
  if (!may) {
    return (
      <Page title={said.title}>
        <RefusedPanel icon='eye' title={said.refused}>{said.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  return (
    <Page title={said.title} wide>
      <Tabs label={said.tabsLabel} items={tabs} value={shown} onChange={setShown} />
      <Notice icon='info'>{said.note}</Notice>
      <Looks key={shown} shown={shown} />
    </Page>
  )
}
