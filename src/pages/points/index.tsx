import type { PointEntry } from '@contract/points'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel, ErrorPanel } from '@/components/state-panel'
import { useMonth } from '@/features/months/use-month'
import { BalanceCard } from '@/features/points/components/balance-card'
import { Ledger } from '@/features/points/components/ledger'
import { useBalance, useEntries, usePointMonths } from '@/features/points/use-points'
import { usePageList, usePagePull, usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'

function openCause({ submissionId, orderId, deductionId }: PointEntry) {
  if (submissionId) open(routes.submission, { id: submissionId })
  else if (orderId) open(routes.order, { id: orderId })
  else if (deductionId) open(routes.deduction, { id: deductionId })
}

/** What the household has, and how every point of it came and went. */
export default function PointsPage() {
  const balance = useBalance()
  const entries = useEntries()
  const sums = usePointMonths()
  const month = useMonth()
  const refreshFigures = () => Promise.all([balance.refetch(), sums.refetch(), month.refetch()])
  usePageReturn(() => void refreshFigures())
  usePageList(entries)
  usePagePull(() => Promise.all([refreshFigures(), entries.refetch()]))
  return (
    <Page title={words.points.title}>
      {balance.data && <BalanceCard balance={balance.data} />}
      {balance.error && !balance.data && entries.data && (
        <ErrorPanel error={balance.error} onRetry={() => void balance.refetch()} />
      )}
      {month.data && (
        <Card flush>
          <ListRow
            icon='calendar-days'
            title={words.month.entry}
            note={words.month.entryNote(month.data.weeksInARow)}
            onPress={() => open(routes.month)}
          />
          <ListRow
            icon='book-open'
            title={words.points.passbook}
            note={words.points.passbookNote}
            onPress={() => open(routes.passbook)}
          />
        </Card>
      )}
      <PagedList
        list={entries}
        empty={
          <EmptyPanel
            title={words.points.emptyTitle}
            action={{ label: words.points.toHome, onPress: () => open(routes.home) }}
          >
            {words.points.empty}
          </EmptyPanel>
        }
      >
        {(items) => <Ledger entries={items} sums={sums.data?.items ?? []} onOpen={openCause} />}
      </PagedList>
    </Page>
  )
}
