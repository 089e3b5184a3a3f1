import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { HouseholdMonth } from '@contract/months'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Loading } from '@/components/loading'
import { MonthSteps } from '@/components/month-steps'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel } from '@/components/state-panel'
import { MonthCard } from '@/features/months/components/month-card'
import { WeekSeals } from '@/features/months/components/week-seals'
import { useMonth } from '@/features/months/use-month'
import { useMonthCard } from '@/features/months/use-month-card'
import { usePagePull, usePageReturn } from '@/platform/lifecycle'
import { openSettings } from '@/platform/save-file'
import { canSharePictures, useSharedCard } from '@/platform/share'
import { routes } from '@/routes'
import { month as said } from '@/words'
import './index.scss'

/** The month in figures, and its picture for the album and the family. */
function Summary({ month }: { month: HouseholdMonth }) {
  const { working, outcome, save, share } = useMonthCard(month)
  const shares = canSharePictures()
  return (
    <>
      <MonthCard month={month} />
      <SectionTitle>{said.seals}</SectionTitle>
      <Card>
        <WeekSeals weeks={month.weeksInARow} />
      </Card>
      <SectionTitle>{said.approved}</SectionTitle>
      {month.approved.length === 0 && (
        <EmptyPanel icon='camera' title={said.nothing}>
          {said.nothingNext}
        </EmptyPanel>
      )}
      {month.approved.length > 0 && (
        <Card flush>
          {month.approved.map(({ name, count }) => (
            <ListRow key={name} title={name} extra={<Text className='month__times'>{said.times(count)}</Text>} />
          ))}
        </Card>
      )}
      {outcome && <Notice tone='vermilion'>{outcome === 'forbidden' ? said.albumClosed : said.failed}</Notice>}
      {outcome === 'forbidden' && openSettings && (
        <Button kind='secondary' icon='settings' onPress={openSettings}>
          {said.openSettings}
        </Button>
      )}
      <View className='month__actions'>
        <Button kind={shares ? 'secondary' : 'primary'} icon='image' loading={working} onPress={() => void save()}>
          {said.save}
        </Button>
        {shares && (
          <Button icon='share-2' loading={working} onPress={() => void share()}>
            {said.share}
          </Button>
        )}
      </View>
    </>
  )
}

/** A household's month, the running one first. */
export default function MonthPage() {
  const [chosen, setChosen] = useState<string>()
  const running = useMonth()
  const month = useMonth(chosen)
  const { data, refetch } = month
  usePageReturn(() => void refetch())
  usePagePull(refetch)
  useSharedCard(data && { title: said.shareTitle(data.label, data.month, data.earned), route: routes.home })
  const last = running.data?.month
  return (
    <Page title={said.title}>
      {running.data && last && (
        <MonthSteps
          shown={chosen ?? last}
          first={running.data.firstMonth}
          last={last}
          onChange={(month) => setChosen(month === last ? undefined : month)}
        />
      )}
      {data && <Summary key={data.month} month={data} />}
      <Loading query={month} rows={4} />
    </Page>
  )
}
