import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel } from '@/components/state-panel'
import { Tile } from '@/components/tile'
import { Badge } from '@/components/badge'
import { Loading } from '@/components/loading'
import { useOverview } from '@/features/numbers/use-numbers'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'

const toOverview = () => open(routes.overview)

/** Home of the supervisor, who belongs to no village: what goes on in all of them. */
export function OverviewCard() {
  const query = useOverview()
  const { data } = query
  if (!data) return <Loading query={query} />
  if (!data.items.length) {
    return <EmptyPanel title={words.overview.noVillages}>{words.overview.noVillagesNext}</EmptyPanel>
  }
  return (
    <>
      <Tile
        icon='chart-column'
        tone='deep'
        title={words.home.overview}
        note={words.home.overviewNote(data.items.length)}
        onPress={toOverview}
      />
      <SectionTitle>{words.home.overviewMonth}</SectionTitle>
      <Card flush>
        {data.items.map(({ village, waiting, months }) => (
          <ListRow
            key={village.id}
            title={village.name}
            note={words.home.villageLine(months.at(-1)?.submissions ?? 0, months.at(-1)?.approved ?? 0)}
            extra={waiting > 0 && <Badge tone='amber'>{words.home.villageWaiting(waiting)}</Badge>}
            onPress={toOverview}
          />
        ))}
      </Card>
    </>
  )
}
