import { useState } from 'react'
import type { BoardPeriod } from '@contract/boards'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Loading } from '@/components/loading'
import { Page } from '@/components/page'
import { EmptyPanel } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { BoardRows } from '@/features/boards/components/board-rows'
import { GridRows } from '@/features/boards/components/grid-rows'
import { OwnStanding } from '@/features/boards/components/own-standing'
import { useBoard, useGridBoard } from '@/features/boards/use-board'
import { HonourRow } from '@/features/feed/components/honour-row'
import { useProfile } from '@/features/session/store'
import { usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { board, feed } from '@/words'

const periods = (['month', 'quarter', 'year', 'all'] as const).map((value) => ({ value, label: board.periods[value] }))
const scopes = (['households', 'grids'] as const).map((value) => ({ value, label: board.scopes[value] }))
type Scope = keyof typeof board.scopes

const toHome = () => open(routes.home)

/** What else the village has to see of one another. */
function VillageLife() {
  return (
    <>
      <HonourRow onMore={() => open(routes.honours)} />
      <Card flush>
        <ListRow icon='images' title={feed.title} note={feed.teaserNote} onPress={() => open(routes.feed)} />
      </Card>
    </>
  )
}

export default function BoardPage() {
  const profile = useProfile()
  const hasVillage = Boolean(profile?.village)
  const [period, setPeriod] = useState<BoardPeriod>('month')
  const [scope, setScope] = useState<Scope>('households')
  const households = useBoard(period, { enabled: hasVillage })
  const grids = useGridBoard(period, { enabled: hasVillage && scope === 'grids' })
  const query = scope === 'households' ? households : grids
  const { data } = query
  usePageReturn(() => {
    if (hasVillage) void query.refetch()
  })

  if (!hasVillage) {
    return (
      <Page title={board.title} tab>
        <EmptyPanel icon='medal' title={board.noVillage}>{board.noVillageNext}</EmptyPanel>
      </Page>
    )
  }
  const inHousehold = Boolean(profile?.household)
  const own = households.data && inHousehold && <OwnStanding standing={households.data} />
  return (
    <Page title={board.title} tab actions={own}>
      <Tabs label={board.scopeLabel} items={scopes} value={scope} onChange={setScope} />
      <Tabs label={board.periodLabel} items={periods} value={period} onChange={setPeriod} />
      {scope === 'households' && households.data && households.data.items.length > 0 && (
        <BoardRows key={period} rows={households.data.items} />
      )}
      {scope === 'grids' && grids.data && <GridRows rows={grids.data.items} />}
      {data?.items.length === 0 && (
        <EmptyPanel icon='medal' title={board.empty[period]} action={{ label: board.toHome, onPress: toHome }}>
          {board.emptyNext}
        </EmptyPanel>
      )}
      <Loading query={query} rows={5} />
      {inHousehold && (
        <Card flush>
          <ListRow icon='settings' title={board.hideName} note={board.hideNameNote} onPress={() => open(routes.family)} />
        </Card>
      )}
      <VillageLife />
    </Page>
  )
}
