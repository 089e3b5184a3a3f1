import { Text, View } from '@tarojs/components'
import type { Fairness, FairnessMonth } from '@contract/fairness'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel, ErrorPanel, Skeleton } from '@/components/state-panel'
import { useFairness } from '@/features/fairness/use-fairness'
import { usePagePull, usePageReturn } from '@/platform/lifecycle'
import { fairness as said } from '@/words'
import './index.scss'

const Figure = ({ children }: { children: string }) => <Text className='fairness__figure'>{children}</Text>

/** What waits now, and whether any of it waits too long. */
function Now({ figures }: { figures: Fairness }) {
  const { waiting, oldestAt, overdue } = figures
  return (
    <>
      <SectionTitle>{said.now}</SectionTitle>
      <Card flush>
        <ListRow icon='clock' title={said.waiting} extra={<Figure>{said.waitingCount(waiting)}</Figure>} />
        <ListRow icon='search-check' title={said.oldest} extra={<Figure>{said.oldestSince(oldestAt)}</Figure>} />
      </Card>
      {overdue > 0
        ? <Notice tone='amber' icon='clock'>{said.overdue(figures)}</Notice>
        : <Notice tone='jade' icon='circle-check'>{said.onTime(figures)}</Notice>}
    </>
  )
}

function Month({ month }: { month: FairnessMonth }) {
  const { decided, secondLooks, deductions, appeals } = month
  return (
    <>
      <SectionTitle>{said.month(month.month)}</SectionTitle>
      <Card flush>
        <ListRow
          title={said.speed}
          note={decided > 0 ? said.speedNote(month) : undefined}
          extra={<Figure>{said.speedValue(month)}</Figure>}
        />
        <ListRow
          title={said.looks}
          note={secondLooks > 0 ? said.looksNote(month) : undefined}
          extra={<Figure>{said.looksValue(month)}</Figure>}
        />
        <ListRow title={said.taken} extra={<Figure>{said.times(deductions)}</Figure>} />
        <ListRow
          title={said.appeals}
          note={appeals > 0 ? said.appealsNote(month) : undefined}
          extra={<Figure>{said.times(appeals)}</Figure>}
        />
      </Card>
    </>
  )
}

/** 公平公开: how fast and how fairly the village reviews, month by month, for everybody in it. */
export default function FairnessPage() {
  const { data: figures, error, refetch } = useFairness()
  usePageReturn(() => void refetch())
  usePagePull(refetch)
  if (!figures) {
    return (
      <Page title={said.title}>
        {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton rows={4} />}
      </Page>
    )
  }
  return (
    <Page title={said.title}>
      <Now figures={figures} />
      {figures.months.map((month) => <Month key={month.month} month={month} />)}
      {figures.months.length === 0 && <EmptyPanel icon='search-check' title={said.empty}>{said.emptyNext}</EmptyPanel>}
      <SectionTitle>{said.how}</SectionTitle>
      <Card>
        <View className='fairness__rules'>
          {said.rules(figures).map((rule) => <Text key={rule}>{rule}</Text>)}
        </View>
      </Card>
    </Page>
  )
}
