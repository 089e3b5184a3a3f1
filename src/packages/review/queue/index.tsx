import { useEffect } from 'react'
import { Image, Text, View } from '@tarojs/components'
import type { ReviewSummary } from '@contract/reviews'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { EmptyPanel, ErrorPanel, Skeleton } from '@/components/state-panel'
import { useGrids } from '@/features/households/use-households'
import type { QueueFilter } from '@/features/reviews/api'
import { BatchSheet } from '@/features/reviews/components/batch-sheet'
import { CaseCard } from '@/features/reviews/components/case-card'
import { DecidedStrip } from '@/features/reviews/components/decided-strip'
import { DecisionBar } from '@/features/reviews/components/decision-bar'
import { PhotoStage } from '@/features/reviews/components/photo-stage'
import { PreviousOnes } from '@/features/reviews/components/previous-ones'
import { QueueFilterBar } from '@/features/reviews/components/queue-filter'
import { QueueList } from '@/features/reviews/components/queue-list'
import { SwipeArea } from '@/features/reviews/components/swipe-area'
import { usePrevious, useReviewSummary } from '@/features/reviews/use-reviews'
import { a11y } from '@/lib/a11y'
import { usePagePull, usePageReturn } from '@/platform/lifecycle'
import { open, toTop } from '@/platform/navigation'
import { useWideScreen } from '@/platform/screen'
import { routes } from '@/routes'
import * as words from '@/words'
import { useWork } from './use-work'
import './index.scss'

const isNarrowed = (filter: QueueFilter) => Object.values(filter).some(Boolean)

/** How many wait in what is shown, where that is counted. */
function waitingIn({ waiting, flagged, byColumn }: ReviewSummary, filter: QueueFilter): number | undefined {
  if (filter.gridId || filter.decidable) return undefined
  if (filter.flagged) return flagged
  return filter.column ? (byColumn.find(({ column }) => column === filter.column)?.waiting ?? 0) : waiting
}

/** The desk of a reviewer: one submission after the other, the oldest first. */
export default function ReviewPage() {
  const work = useWork()
  const { desk, draft, busy, batch, undo } = work
  const { queue, items, current, next, filter, seen } = desk
  const summary = useReviewSummary()
  const grids = useGrids()
  const previous = usePrevious(current?.id, next?.id)
  const wide = useWideScreen()

  // the photos of the next one are seen first, wherever the last one was left
  useEffect(toTop, [current?.id])

  const refresh = () => Promise.all([queue.refetch(), summary.refetch()])
  usePageReturn(() => void refresh())
  usePagePull(refresh)

  const narrowed = isNarrowed(filter)
  const empty = queue.isSuccess && !queue.hasNextPage && !current
  const left = summary.data && waitingIn(summary.data, filter)
  const strip = undo.decided.length > 0 && (
    <DecidedStrip decided={undo.decided} loading={busy} error={undo.error} onUndo={undo.takeBack} />
  )
  const stage = current && (
    <PhotoStage photos={current.photos} label={words.review.photos} shape={wide ? 'tall' : undefined} keys={wide} />
  )
  const facts = current && (
    <>
      <CaseCard item={current} />
      <PreviousOnes item={current} previous={previous.data} beside={wide} />
    </>
  )
  const skippable = next !== undefined && current?.bar === null
  const batchable = batch.items.length > 1
  const decision = (
    <View className='desk__decide'>
      {current && (
        <DecisionBar
          key={current.id}
          item={current}
          draft={draft}
          loading={work.deciding}
          keys={wide}
          error={work.failure}
          skippable={next !== undefined}
          onApprove={work.approve}
          onReject={work.reject}
          onSkip={desk.skip}
        />
      )}
      {(skippable || batchable) && (
        <View className='desk__more'>
          {skippable && <Button kind='text' small onPress={desk.skip}>{words.review.skip}</Button>}
          {batchable && <Button kind='text' small onPress={() => batch.setOpen(true)}>{words.review.batch(batch.items.length)}</Button>}
        </View>
      )}
      {strip}
    </View>
  )
  return (
    <Page title={left ? words.review.titleLeft(left) : words.review.title} wide actions={!wide && (current || strip) && decision}>
      {summary.data && (summary.data.waiting > 0 || narrowed) && (
        <QueueFilterBar summary={summary.data} grids={grids.data ?? []} filter={filter} onChange={desk.show} />
      )}
      {work.overtaken.map((sentence) => <Notice key={sentence}>{sentence}</Notice>)}
      {queue.error && !queue.isFetching && <ErrorPanel error={queue.error} onRetry={() => void refresh()} />}
      {!current && !empty && !queue.error && <Skeleton rows={4} />}
      {empty && (
        <EmptyPanel
          icon='circle-check'
          title={words.review.emptyTitle}
          action={narrowed
            ? { label: words.review.showAll, onPress: () => desk.show({}) }
            : { label: words.review.toHome, onPress: () => open(routes.home) }}
        >
          {narrowed ? words.review.emptyColumn : words.review.empty}
        </EmptyPanel>
      )}
      {empty && wide && strip}
      {current && wide && (
        <View className='desk'>
          <View className='desk__queue'>
            <QueueList items={items} currentId={current.id} seen={seen} onChoose={desk.choose} />
          </View>
          <View key={current.id} className='desk__photos'>
            {stage}
            <Text className='desk__hint'>{words.review.keys}</Text>
          </View>
          <View key={`decision ${current.id}`} className='desk__decision'>
            <View className='desk__facts'>{facts}</View>
            {decision}
          </View>
        </View>
      )}
      {current && !wide && (
        <SwipeArea
          key={current.id}
          enabled={current.bar === null && !busy}
          leftLabel={words.review.reject}
          rightLabel={words.review.approve(draft.points)}
          onLeft={() => draft.setRejecting(true)}
          onRight={work.approve}
        >
          {stage}
          {facts}
          <Text className='desk__hint'>{words.review.swipes}</Text>
        </SwipeArea>
      )}
      <BatchSheet
        items={batch.items}
        open={batch.open}
        loading={batch.loading}
        error={batch.error}
        onApprove={batch.approve}
        onClose={() => batch.setOpen(false)}
      />
      {/* The next one is on the screen at once because its photo is here already. */}
      {next?.photos[0] && (
        <View className='desk__ahead' {...a11y({ hidden: true })}>
          <Image src={next.photos[0].url} />
        </View>
      )}
    </Page>
  )
}
