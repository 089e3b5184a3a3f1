import { useState } from 'react'
import { View } from '@tarojs/components'
import type { StockTake, StockTakeLine } from '@contract/stock-takes'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel, ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { SwitchRow } from '@/components/switch-row'
import { useMay } from '@/features/session/use-may'
import { differenceOf, differenceWords, standingOf } from '@/features/stock-takes/differences'
import { useDiscard, useFinish, useStockTake } from '@/features/stock-takes/use-stock-takes'
import { notify } from '@/lib/notify'
import { usePageReturn } from '@/platform/lifecycle'
import { back, open, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import { explain, stockTakes as said } from '@/words'
import { CountSheet } from './count-sheet'
import { Result } from './result'
import './index.scss'

interface RowProps {
  line: StockTakeLine
  blind: boolean
  onPress: () => void
}

function Todo({ line: { name, category, expected, held, onSale }, blind, onPress }: RowProps) {
  const facts = [category, blind ? '' : said.inBooks(expected), held > 0 ? said.heldToo(held) : '', onSale ? '' : said.offSale]
  return <ListRow title={name} note={facts.filter(Boolean).join(' · ')} onPress={onPress} />
}

function Done({ line, onPress }: Omit<RowProps, 'blind'>) {
  const { name, counted, expected, reason } = line
  const difference = differenceOf(line) ?? 0
  const tone = difference === 0 ? 'jade' : reason ? 'amber' : 'vermilion'
  const facts = difference === 0 ? said.counted(counted ?? 0) : `${said.finishedLine(expected, counted ?? 0)} · ${reason || said.noReason}`
  return <ListRow title={name} note={facts} extra={<Badge tone={tone}>{differenceWords(difference)}</Badge>} onPress={onPress} />
}

/** A sheet that goes on: what is left to count, what was counted, and its end. */
function OpenSheet({ id, version, lines }: StockTake) {
  const [blind, setBlind] = useState(false)
  const [counting, setCounting] = useState<string>()
  const [asking, setAsking] = useState<'finish' | 'discard'>()
  const [finish, discard] = [useFinish(), useDiscard()]
  const { todo, done, different, unexplained } = standingOf(lines)
  const missing = done.length === 0 ? said.finishEmpty : unexplained.length > 0 ? said.finishUnexplained(unexplained.length) : undefined
  const failure = finish.error ?? discard.error
  const close = () => setAsking(undefined)
  const line = lines.find(({ goodsId }) => goodsId === counting)
  /** The next one on the shelf that is not counted. */
  const next = todo.find(({ goodsId }) => goodsId !== counting)
  return (
    <Page
      title={said.sheetTitle}
      wide
      actions={
        <Button disabled={missing !== undefined} loading={finish.isPending} onPress={() => setAsking('finish')}>
          {missing ?? said.finish}
        </Button>
      }
    >
      {failure && <Notice tone='vermilion'>{explain(failure)}</Notice>}
      <Notice tone={todo.length === 0 ? 'jade' : 'amber'} icon='list'>{said.progress(done.length, todo.length)}</Notice>
      <View className='stock-take'>
        <View className='stock-take__part'>
          <SectionTitle>{said.todo}</SectionTitle>
          <Card flush>
            <SwitchRow title={said.blind} note={said.blindNote} on={blind} onChange={setBlind} />
            {todo.map((one) => <Todo key={one.goodsId} line={one} blind={blind} onPress={() => setCounting(one.goodsId)} />)}
          </Card>
        </View>
        <View className='stock-take__part'>
          <SectionTitle>{said.done}</SectionTitle>
          {done.length === 0
            ? <EmptyPanel icon='list' title={said.doneNone} />
            : <Card flush>{done.map((one) => <Done key={one.goodsId} line={one} onPress={() => setCounting(one.goodsId)} />)}</Card>}
        </View>
      </View>
      <View className='stock-take__ways'>
        <Button small kind='secondary' icon='printer' onPress={() => open(routes.countSheet, { id })}>{said.print}</Button>
        <Button small kind='text' icon='trash-2' onPress={() => setAsking('discard')}>{said.discard}</Button>
      </View>
      {line && (
        <CountSheet
          key={line.goodsId}
          id={id}
          line={line}
          blind={blind && line.counted === null}
          more={next !== undefined && line.counted === null}
          onSaved={() => setCounting(line.counted === null ? next?.goodsId : undefined)}
          onClose={() => setCounting(undefined)}
        />
      )}
      <Dialog
        open={asking === 'finish'}
        title={said.finishTitle}
        confirmLabel={said.finish}
        loading={finish.isPending}
        onConfirm={() => finish.run({ id, version }, { onSuccess: () => notify(said.finished), onError: close })}
        onCancel={close}
      >
        {said.finishText(different.length, todo.length)}
      </Dialog>
      <Dialog
        open={asking === 'discard'}
        title={said.discardTitle}
        confirmLabel={said.discard}
        danger
        loading={discard.isPending}
        onConfirm={() => discard.run({ id, version }, {
          onSuccess() {
            notify(said.discarded)
            back()
          },
          onError: close
        })}
        onCancel={close}
      >
        {said.discardText(done.length)}
      </Dialog>
    </Page>
  )
}

/** A count sheet: to be filled in, or as it was finished. */
export default function StockTakePage() {
  const may = useMay('manage_goods')
  const id = useParam('id')
  const { data, error, refetch } = useStockTake(may ? id : '')
  usePageReturn(() => void (may && refetch()))
  if (data) return data.finishedAt === null ? <OpenSheet {...data} /> : <Result {...data} />
  return (
    <Page title={said.sheetTitle} wide>
      {!may && <RefusedPanel icon='store' title={said.refused}>{said.refusedNext}</RefusedPanel>}
      {may && (error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton rows={6} />)}
    </Page>
  )
}
