import { View } from '@tarojs/components'
import type { OpenShopDay, ShopDayPage, ShopDaySummary } from '@contract/shop-days'
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
import { useShopDays } from '@/features/shop-days/use-shop-days'
import { usePageList } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { day as dayWords, shopDays as said } from '@/words'
import './index.scss'

const look = (day: string) => open(routes.shopDay, { day })
const came = ({ orders, pieces, points }: Omit<OpenShopDay, 'day'>) => said.came(orders, pieces, points)

function Waiting({ today, unclosed }: Pick<ShopDayPage, 'today' | 'unclosed'>) {
  const state = today.closed
    ? <Badge tone='jade'>{said.signed}</Badge>
    : <Badge tone='amber'>{today.closesAt === null ? said.notClosed : said.signFrom(today.closesAt)}</Badge>
  return (
    <>
      <SectionTitle>{said.today}</SectionTitle>
      <Card flush>
        <ListRow
          icon='store'
          title={said.soFar}
          note={today.closed ? said.todayClosed : came(today)}
          extra={state}
          onPress={() => look(today.day)}
        />
      </Card>
      {unclosed.length > 0 && (
        <>
          <SectionTitle>{said.unclosed}</SectionTitle>
          <Card flush>
            {unclosed.map((one) => (
              <ListRow key={one.day} icon='calendar-days' title={dayWords(one.day)} note={came(one)} onPress={() => look(one.day)} />
            ))}
          </Card>
          <Notice>{said.unclosedNote}</Notice>
        </>
      )}
    </>
  )
}

const Past = ({ day, since, closedBy, ...sums }: ShopDaySummary) => (
  <ListRow title={said.span(since, day)} note={`${came(sums)} · ${said.signedBy(closedBy.name)}`} onPress={() => look(day)} />
)

/** What each day of the shop came to, and what nobody has signed yet. */
export default function ShopDaysPage() {
  const may = useMay('read_shop_books')
  const list = useShopDays(may)
  usePageList(list)
  if (!may) {
    return (
      <Page title={said.title}>
        <RefusedPanel icon='store' title={said.refused}>{said.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  const first = list.data?.pages[0]
  return (
    <Page title={said.title} wide>
      <View className='shop-days'>
        <View className='shop-days__now'>
          <Notice tone='jade' icon='store'>{said.how}</Notice>
          {first && <Waiting {...first} />}
          <Button small kind='secondary' icon='download' onPress={() => open(routes.exports)}>{said.excel}</Button>
        </View>
        <View className='shop-days__past'>
          <SectionTitle>{said.past}</SectionTitle>
          <PagedList list={list} empty={<EmptyPanel icon='calendar-days' title={said.empty}>{said.emptyNext}</EmptyPanel>}>
            {(items) => <Card flush>{items.map((one) => <Past key={one.day} {...one} />)}</Card>}
          </PagedList>
        </View>
      </View>
    </Page>
  )
}
