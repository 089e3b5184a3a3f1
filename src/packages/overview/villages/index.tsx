import { useState } from 'react'
import type { VillageOverview } from '@contract/numbers'
import { Button } from '@/components/button'
import { Loading } from '@/components/loading'
import { MonthSteps } from '@/components/month-steps'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { EmptyPanel } from '@/components/state-panel'
import { useOverview, useOverviewFile } from '@/features/numbers/use-numbers'
import { notify } from '@/lib/notify'
import { usePageReturn } from '@/platform/lifecycle'
import { explain, overview } from '@/words'
import { Comparison } from './comparison'
import { OverTime } from './over-time'

/** The villages in one month, the running one unless another is chosen, and through the year. */
function Villages({ items }: { items: readonly VillageOverview[] }) {
  const months = items[0]?.months.map(({ month }) => month) ?? []
  const [first = '', last = ''] = [months[0], months.at(-1)]
  const [chosen, setChosen] = useState(last)
  return (
    <>
      <MonthSteps shown={chosen} first={first} last={last} onChange={setChosen} />
      <Notice tone='jade' icon='info'>{overview.month}</Notice>
      <Comparison items={items} month={chosen} />
      <OverTime items={items} />
    </>
  )
}

/** All villages side by side and over time, for the supervisor. */
export default function OverviewPage() {
  const query = useOverview()
  const { data } = query
  const file = useOverviewFile()
  usePageReturn(() => void query.refetch())
  const month = data?.items[0]?.months.at(-1)?.month ?? ''
  const keep = () =>
    file.run(overview.fileName(month), {
      onSuccess: (outcome) => notify(outcome === 'saved' ? overview.exported : overview.exportFailed)
    })
  return (
    <Page title={overview.title} wide>
      <Loading query={query} rows={5} />
      {data && !data.items.length && <EmptyPanel title={overview.noVillages}>{overview.noVillagesNext}</EmptyPanel>}
      {data && data.items.length > 0 && (
        <>
          <Villages items={data.items} />
          {file.error && <Notice tone='vermilion'>{explain(file.error)}</Notice>}
          <Button kind='secondary' icon='download' loading={file.isPending} onPress={keep}>
            {overview.export}
          </Button>
        </>
      )}
    </Page>
  )
}
