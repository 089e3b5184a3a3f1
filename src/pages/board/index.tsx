import { useState } from 'react'
import type { BoardPeriod } from '@contract/boards'
import { Page } from '@/components/page'
import { EmptyPanel, ErrorPanel, Skeleton } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { BoardRows } from '@/features/boards/components/board-rows'
import { OwnStanding } from '@/features/boards/components/own-standing'
import { useBoard } from '@/features/boards/use-board'
import { useProfile } from '@/features/session/store'
import { usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { words } from '@/words'

const { board } = words
const periods = (['month', 'quarter', 'year', 'all'] as const).map((value) => ({ value, label: board.periods[value] }))

export default function BoardPage() {
  const profile = useProfile()
  const hasVillage = Boolean(profile?.village)
  const [period, setPeriod] = useState<BoardPeriod>('month')
  const { data, error, isLoading, refetch } = useBoard(period, { enabled: hasVillage })
  usePageReturn(() => {
    if (hasVillage) void refetch()
  })
  const own = data && profile?.household && <OwnStanding standing={data} />
  return (
    <Page title={board.title} tab actions={own}>
      {hasVillage ? (
        <Tabs label={board.periodLabel} items={periods} value={period} onChange={setPeriod} />
      ) : (
        <EmptyPanel icon='medal' title={board.noVillage}>{board.noVillageNext}</EmptyPanel>
      )}
      {data && data.items.length > 0 && <BoardRows rows={data.items} />}
      {data?.items.length === 0 && (
        <EmptyPanel icon='medal' title={board.empty[period]} action={{ label: board.toHome, onPress: () => open(routes.home) }}>
          {board.emptyNext}
        </EmptyPanel>
      )}
      {!data && error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {isLoading && <Skeleton rows={5} />}
    </Page>
  )
}
