import { Text, View } from '@tarojs/components'
import type { MonthFigures, VillageNumbers } from '@contract/numbers'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { MonthBars } from '@/features/numbers/components/month-bars'
import { measures, type Measure } from '@/features/numbers/measures'
import { useNumbers } from '@/features/numbers/use-numbers'
import { useMay } from '@/features/session/use-may'
import { a11y } from '@/lib/a11y'
import { usePagePull, usePageReturn } from '@/platform/lifecycle'
import { common, numbers as said } from '@/words'
import './index.scss'

/** One number: its name, how it stands this month, the year in bars, and how it is counted. */
function Chart({ measure, months }: { measure: Measure; months: readonly MonthFigures[] }) {
  const running = months.at(-1)
  const value = running ? measure.value(running) : null
  return (
    <Card>
      <View className='number'>
        <View className='number__head'>
          <Text className='number__label'>{measure.label}</Text>
          <Text className='number__value'>{value === null ? said.none : measure.text(value)}</Text>
        </View>
        <MonthBars measure={measure} months={months} />
        <Text className='number__what'>{measure.what}</Text>
      </View>
    </Card>
  )
}

/** How the village stands at this moment. */
function Now({ households, waiting, oldestAt, months }: VillageNumbers) {
  const facts = [
    [said.nowWaiting, said.waiting(waiting)],
    [said.nowOldest, said.oldest(oldestAt)],
    [said.nowHouseholds, said.households(households)],
    [said.nowOutstanding, common.points(months.at(-1)?.pointsOutstanding ?? 0)]
  ] as const
  return (
    <Card>
      <View className='numbers-now' {...a11y({ role: 'list' })}>
        {facts.map(([label, value]) => (
          <View key={label} className='numbers-now__fact' {...a11y({ role: 'listitem' })}>
            <Text className='numbers-now__label'>{label}</Text>
            <Text className='numbers-now__value'>{value}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}

/** The village in figures: now, and each month of a year. */
export default function NumbersPage() {
  const may = useMay('read_numbers')
  const { data, error, isLoading, refetch } = useNumbers(may)
  usePageReturn(() => void (may && refetch()))
  usePagePull(refetch)
  return (
    <Page title={said.title} wide>
      {!may && <RefusedPanel icon='chart-column' title={said.refused}>{said.refusedNext}</RefusedPanel>}
      {isLoading && <Skeleton rows={5} />}
      {error && !data && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <SectionTitle>{said.now}</SectionTitle>
          <Now {...data} />
          <SectionTitle>{said.year}</SectionTitle>
          <Text className='numbers-note'>{said.running}</Text>
          <View className='numbers'>
            {measures.map((measure) => <Chart key={measure.name} measure={measure} months={data.months} />)}
          </View>
        </>
      )}
    </Page>
  )
}
