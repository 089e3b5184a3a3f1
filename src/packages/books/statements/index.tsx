import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Page } from '@/components/page'
import { EmptyPanel, ErrorPanel, Skeleton } from '@/components/state-panel'
import { useStatements } from '@/features/statements/use-statements'
import { usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { statements as said } from '@/words'
import { Publishing } from './publishing'

/** 公示: every month the village has published; for those who may, the ones it has not yet. */
export default function StatementsPage() {
  const { data, error, refetch } = useStatements()
  usePageReturn(() => void refetch())
  if (!data) {
    return (
      <Page title={said.title}>{error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton rows={4} />}</Page>
    )
  }
  return (
    <Page title={said.title}>
      {data.publishable.length > 0 && <Publishing months={data.publishable} />}
      {data.items.length === 0 && <EmptyPanel icon='book-open' title={said.empty}>{said.emptyNext}</EmptyPanel>}
      {data.items.length > 0 && (
        <Card flush>
          {data.items.map(({ id, month, issued, redeemed, lines }) => (
            <ListRow
              key={id}
              icon='book-open'
              title={said.month(month)}
              note={said.row(issued, redeemed, lines)}
              onPress={() => open(routes.statement, { id })}
            />
          ))}
        </Card>
      )}
    </Page>
  )
}
