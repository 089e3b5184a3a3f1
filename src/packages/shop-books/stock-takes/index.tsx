import { View } from '@tarojs/components'
import type { StockTakeSummary } from '@contract/stock-takes'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel, RefusedPanel } from '@/components/state-panel'
import { useMay } from '@/features/session/use-may'
import { useStart, useStockTakes } from '@/features/stock-takes/use-stock-takes'
import { usePageList } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { explain, stockTakes as said, when } from '@/words'
import './index.scss'

function Past({ id, finishedAt, finishedBy, goods, different, valueFen }: StockTakeSummary) {
  const badge = different === 0 ? <Badge tone='jade'>{said.allRight}</Badge> : <Badge tone='amber'>{said.differs(different)}</Badge>
  const note = [said.pastNote(goods, finishedBy?.name ?? ''), said.worth(valueFen)].filter(Boolean).join(' · ')
  return <ListRow title={when(finishedAt ?? '')} note={note} extra={badge} onPress={() => open(routes.stockTake, { id })} />
}

/** The count sheet that goes on, and those that are done. */
export default function StockTakesPage() {
  const may = useMay('manage_goods')
  const list = useStockTakes(may)
  const start = useStart()
  usePageList(list)
  if (!may) {
    return (
      <Page title={said.title}>
        <RefusedPanel icon='store' title={said.refused}>{said.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  const goingOn = list.data?.pages[0]?.open
  const goTo = (id: string) => open(routes.stockTake, { id })
  const action = goingOn
    ? <Button icon='list' onPress={() => goTo(goingOn.id)}>{said.goOn}</Button>
    : <Button icon='plus' loading={start.isPending} onPress={() => start.run({}, { onSuccess: ({ id }) => goTo(id) })}>{said.start}</Button>
  return (
    <Page title={said.title} wide actions={list.data && action}>
      {start.error && <Notice tone='vermilion'>{explain(start.error)}</Notice>}
      <View className='stock-takes'>
        <View className='stock-takes__now'>
          <Notice tone='jade' icon='store'>{said.how}</Notice>
          {goingOn && (
            <>
              <SectionTitle>{said.openTitle}</SectionTitle>
              <Card flush>
                <ListRow
                  icon='list'
                  title={said.sheetTitle}
                  note={said.openNote(goingOn.startedBy.name, when(goingOn.startedAt), goingOn.goods)}
                  onPress={() => goTo(goingOn.id)}
                />
              </Card>
            </>
          )}
        </View>
        <View className='stock-takes__past'>
          <SectionTitle>{said.past}</SectionTitle>
          <PagedList list={list} empty={<EmptyPanel icon='list' title={said.empty}>{said.emptyNext}</EmptyPanel>}>
            {(items) => <Card flush>{items.map((take) => <Past key={take.id} {...take} />)}</Card>}
          </PagedList>
        </View>
      </View>
    </Page>
  )
}
