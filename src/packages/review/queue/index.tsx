import { useState } from 'react'
import { Image, Text, View } from '@tarojs/components'
import type { Column } from '@contract/rules'
import type { ReviewSummary } from '@contract/reviews'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { EmptyPanel, ErrorPanel, Skeleton } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { CaseCard } from '@/features/reviews/components/case-card'
import { barOf, DecisionBar } from '@/features/reviews/components/decision-bar'
import { PhotoStage } from '@/features/reviews/components/photo-stage'
import { QueueList } from '@/features/reviews/components/queue-list'
import { useDecision } from '@/features/reviews/use-decision'
import { useDesk } from '@/features/reviews/use-desk'
import { useReviewSummary } from '@/features/reviews/use-reviews'
import { a11y } from '@/lib/a11y'
import { useShortcuts } from '@/lib/keyboard'
import { notify } from '@/lib/notify'
import { usePagePull, usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { useWideScreen } from '@/platform/screen'
import { routes } from '@/routes'
import { words } from '@/words'
import './index.scss'

type Filter = Column | 'all'

function tabsOf({ waiting, byColumn }: ReviewSummary, chosen: Filter) {
  const columns = byColumn.filter((one) => one.waiting > 0 || one.column === chosen)
  return [
    { value: 'all' as Filter, label: words.review.all, count: waiting },
    ...columns.map((one) => ({ value: one.column, label: words.review.columns[one.column], count: one.waiting }))
  ]
}

function waitingIn(summary: ReviewSummary | undefined, column: Column | undefined): number | undefined {
  return column ? (summary?.byColumn.find((one) => one.column === column)?.waiting ?? 0) : summary?.waiting
}

/** The desk of a reviewer: one submission after the other, the oldest first. */
export default function ReviewPage() {
  const desk = useDesk()
  const { queue, items, current, next, column } = desk
  const summary = useReviewSummary()
  const wide = useWideScreen()
  const [overtaken, setOvertaken] = useState<string>()

  const { decide, isPending, failureOf } = useDecision({
    onDecided({ id, household }, verdict) {
      setOvertaken(undefined)
      desk.finish(id)
      notify(verdict.kind === 'approve'
        ? words.review.approved(household.label, verdict.points)
        : words.review.rejected(household.label))
    },
    onOvertaken({ id, household, rule }, error) {
      setOvertaken(words.review.overtaken(household.label, rule.name, words.explain(error)))
      if (error.code === 'stale_version') desk.skip()
      else desk.finish(id)
    }
  })

  const refresh = () => Promise.all([queue.refetch(), summary.refetch()])
  usePageReturn(() => void refresh())
  usePagePull(refresh)
  useShortcuts(current !== undefined && !isPending, (letter) => {
    if (letter === 'j') desk.skip()
    if (letter === 'k') desk.goBack()
  })

  const bar = current && (
    <DecisionBar
      key={current.id}
      item={current}
      loading={isPending}
      error={failureOf(current)}
      skippable={next !== undefined && (!wide || barOf(current) !== null)}
      onApprove={(points) => decide(current, { kind: 'approve', points })}
      onReject={(reason) => decide(current, { kind: 'reject', reason })}
      onSkip={desk.skip}
    />
  )

  const left = waitingIn(summary.data, column)
  const title = left ? words.review.titleLeft(left) : words.review.title
  const empty = queue.isSuccess && !queue.hasNextPage && !current
  return (
    <Page title={title} wide actions={!wide && bar}>
      {summary.data && summary.data.waiting > 0 && (
        <Tabs
          label={words.review.filterLabel}
          items={tabsOf(summary.data, column ?? 'all')}
          value={column ?? 'all'}
          onChange={(filter) => desk.showColumn(filter === 'all' ? undefined : filter)}
        />
      )}
      {overtaken && <Notice>{overtaken}</Notice>}
      {queue.error && !queue.isFetching && <ErrorPanel error={queue.error} onRetry={() => void refresh()} />}
      {!current && !empty && !queue.error && <Skeleton rows={4} />}
      {empty && (
        <EmptyPanel
          icon='circle-check'
          title={words.review.emptyTitle}
          action={column
            ? { label: words.review.showAll, onPress: () => desk.showColumn(undefined) }
            : { label: words.review.toHome, onPress: () => open(routes.home) }}
        >
          {column ? words.review.emptyColumn : words.review.empty}
        </EmptyPanel>
      )}
      {current && (
        <View className='desk'>
          {wide && (
            <View className='desk__queue'>
              <QueueList items={items} currentId={current.id} onChoose={desk.choose} />
            </View>
          )}
          <View key={current.id} className='desk__case'>
            <PhotoStage photos={current.photos} wide={wide} />
            <CaseCard item={current} />
            {wide && bar}
            {wide && <Text className='desk__keys'>{words.review.keys}</Text>}
          </View>
        </View>
      )}
      {/* The next one is on the screen at once because its photo is here already. */}
      {next?.photos[0] && (
        <View className='desk__ahead' {...a11y({ hidden: true })}>
          <Image src={next.photos[0].url} />
        </View>
      )}
    </Page>
  )
}
