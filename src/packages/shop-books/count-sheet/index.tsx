import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { StockTakeLine } from '@contract/stock-takes'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { SwitchRow } from '@/components/switch-row'
import { useProfile } from '@/features/session/store'
import { useMay } from '@/features/session/use-may'
import { useStockTake } from '@/features/stock-takes/use-stock-takes'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { useParam } from '@/platform/navigation'
import { printPage } from '@/platform/print'
import { webAddress } from '@/platform/web-address'
import { stockTakes as said } from '@/words'
import './index.scss'

type Column = keyof typeof said.columns

function Sheet({ lines, blind }: { lines: readonly StockTakeLine[]; blind: boolean }) {
  const village = useProfile()?.village?.name ?? ''
  const columns = (Object.keys(said.columns) as Column[]).filter((column) => !(blind && column === 'books'))
  const row = (key: string, cells: Record<Column, string>, head = false) => (
    <View key={key} className={classNames('count-row', head && 'count-row--head')} {...a11y({ role: 'row' })}>
      {columns.map((column) => (
        <Text key={column} className={`count-row__cell count-row__cell--${column}`} {...a11y({ role: head ? 'columnheader' : 'cell' })}>
          {cells[column]}
        </Text>
      ))}
    </View>
  )
  return (
    <View className='count-sheet'>
      <Text className='count-sheet__title'>{said.sheetFor(village)}</Text>
      <View className='count-sheet__fields'>
        {said.sheetFields.map((field) => <Text key={field} className='count-sheet__field'>{field}</Text>)}
      </View>
      <View {...a11y({ role: 'table', label: said.sheetTitle })}>
        {row('head', said.columns, true)}
        {lines.map(({ goodsId, name, category, expected }, index) => row(goodsId, {
          number: String(index + 1), category, name, books: String(expected), counted: '', note: ''
        }))}
      </View>
    </View>
  )
}

/** The open count sheet on A4, to be filled in by hand: with what the books say, or without. */
export default function CountSheetPage() {
  const may = useMay('manage_goods')
  const id = useParam('id')
  const { data, error, refetch } = useStockTake(may ? id : '')
  const [blind, setBlind] = useState(false)
  return (
    <Page
      title={said.printTitle}
      wide
      actions={data && printPage && <Button icon='printer' onPress={printPage}>{said.printNow}</Button>}
    >
      {!may && <RefusedPanel icon='store' title={said.refused}>{said.refusedNext}</RefusedPanel>}
      {!printPage && <Notice>{said.printElsewhere(webAddress())}</Notice>}
      {data && (
        <>
          <View className='for-screen'>
            <Card flush>
              <SwitchRow title={said.hideBooks} on={blind} onChange={setBlind} />
            </Card>
          </View>
          <Sheet lines={data.lines} blind={blind} />
        </>
      )}
      {may && !data && (error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton rows={8} />)}
    </Page>
  )
}
