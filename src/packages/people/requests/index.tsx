import { useState } from 'react'
import { View } from '@tarojs/components'
import type { JoinRequest } from '@contract/join-requests'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel, RefusedPanel } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { useJoinRequests } from '@/features/join-requests/use-join-requests'
import { useMay } from '@/features/session/use-may'
import { usePageList } from '@/platform/lifecycle'
import { joinRequests as said, villagers } from '@/words'
import { ApproveSheet } from './approve-sheet'
import { RefuseSheet } from './refuse-sheet'
import { RequestCard } from './request-card'
import './index.scss'

const views = ['waiting', 'decided'] as const
type Shown = (typeof views)[number]
const tabs = views.map((value) => ({ value, label: said[value] }))

type Deciding = { request: JoinRequest; how: 'approve' | 'refuse' }

function Requests({ view }: { view: Shown }) {
  const list = useJoinRequests(view === 'decided')
  usePageList(list)
  const [deciding, setDeciding] = useState<Deciding>()
  const close = () => setDeciding(undefined)
  const empty = view === 'waiting'
    ? <EmptyPanel icon='inbox' title={said.waitingEmpty}>{said.waitingEmptyNext}</EmptyPanel>
    : <EmptyPanel icon='inbox' title={said.decidedEmpty}>{said.decidedEmptyNext}</EmptyPanel>
  return (
    <>
      <PagedList list={list} empty={empty}>
        {(items) => (
          <View className='join-requests'>
            {items.map((request) => (
              <RequestCard
                key={request.id}
                request={request}
                onApprove={() => setDeciding({ request, how: 'approve' })}
                onRefuse={() => setDeciding({ request, how: 'refuse' })}
              />
            ))}
          </View>
        )}
      </PagedList>
      {deciding?.how === 'approve' && <ApproveSheet request={deciding.request} onClose={close} />}
      {deciding?.how === 'refuse' && <RefuseSheet request={deciding.request} onClose={close} />}
    </>
  )
}

/** Who asks to be let in, and what became of those who asked. */
export default function JoinRequestsPage() {
  const may = useMay('manage_people')
  const [view, setView] = useState<Shown>('waiting')
  return (
    <Page title={said.title} wide>
      {may ? (
        <>
          <Tabs label={said.tabsLabel} items={tabs} value={view} onChange={setView} />
          <Requests key={view} view={view} />
        </>
      ) : (
        <RefusedPanel icon='users' title={villagers.refused}>{villagers.refusedNext}</RefusedPanel>
      )}
    </Page>
  )
}
