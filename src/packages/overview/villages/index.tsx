import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { EmptyPanel } from '@/components/state-panel'
import { useOverview } from '@/features/villages/use-villages'
import { usePageReturn } from '@/platform/lifecycle'
import { words } from '@/words'
import { Comparison } from './comparison'

/** All villages side by side, for the supervisor. */
export default function OverviewPage() {
  const query = useOverview()
  const { data } = query
  usePageReturn(() => void query.refetch())
  return (
    <Page title={words.overview.title} wide>
      <Loading query={query} rows={5} />
      {data && !data.items.length && (
        <EmptyPanel title={words.overview.noVillages}>{words.overview.noVillagesNext}</EmptyPanel>
      )}
      {data && data.items.length > 0 && (
        <>
          <Notice tone='jade' icon='info'>{words.overview.month}</Notice>
          <Comparison items={data.items} />
        </>
      )}
    </Page>
  )
}
