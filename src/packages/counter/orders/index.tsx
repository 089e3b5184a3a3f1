import { useState } from 'react'
import { View } from '@tarojs/components'
import { Field } from '@/components/field'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel, RefusedPanel } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { CounterRows } from '@/features/counter/components/counter-rows'
import { useCounterOrders } from '@/features/counter/use-counter-orders'
import { useMay } from '@/features/session/use-may'
import { useRested } from '@/lib/use-rested'
import { usePageList, usePagePull } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { useWideScreen } from '@/platform/screen'
import { routes } from '@/routes'
import { counter } from '@/words'
import { OrderPanel } from '../parts/order-panel'
import './index.scss'

type List = keyof typeof counter.listTabs
const tabs = (['waiting', 'handed_over'] as const).map((value) => ({ value, label: counter.listTabs[value] }))

interface WaitingProps {
  /** Whose detail stands beside the list. */
  chosen: string
  onChoose: (id: string) => void
}

function Waiting({ chosen, onChoose }: WaitingProps) {
  const [shown, setShown] = useState<List>('waiting')
  const [search, setSearch] = useState('')
  const rested = useRested(search.trim())
  const list = useCounterOrders(shown, rested || undefined)
  usePageList(list)
  usePagePull(list.refetch)
  const empty = rested
    ? <EmptyPanel icon='search-check' title={counter.notFound}>{counter.notFoundNext}</EmptyPanel>
    : <EmptyPanel icon='package' title={counter.empty[shown]}>{counter.emptyNext[shown]}</EmptyPanel>
  return (
    <View className='counter-orders__list'>
      <Tabs label={counter.listLabel} items={tabs} value={shown} onChange={setShown} />
      <Field label={counter.search} value={search} maxLength={40} placeholder={counter.searchPlaceholder} onInput={setSearch} />
      <PagedList list={list} empty={empty}>
        {(items) => <CounterRows items={items} chosen={chosen} onChoose={onChoose} />}
      </PagedList>
    </View>
  )
}

/** What waits at the counter and what left it today; on a desk beside the order that is looked at. */
export default function CounterOrdersPage() {
  const may = useMay('serve_counter')
  const wide = useWideScreen()
  const [chosen, setChosen] = useState('')
  if (!may) {
    return (
      <Page title={counter.list}>
        <RefusedPanel icon='store' title={counter.forbidden}>{counter.forbiddenNext}</RefusedPanel>
      </Page>
    )
  }
  return (
    <Page title={counter.list} wide>
      <View className='counter-orders'>
        <Waiting chosen={wide ? chosen : ''} onChoose={wide ? setChosen : (id) => open(routes.counterOrder, { id })} />
        {wide && (
          <View key={chosen} className='counter-orders__detail'>
            {chosen ? <OrderPanel id={chosen} /> : <EmptyPanel icon='package' title={counter.choose} />}
          </View>
        )}
      </View>
    </Page>
  )
}
