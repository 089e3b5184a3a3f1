import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { PaperSize, PriceSheet } from '@contract/paper'
import { GoodsPicture } from '@/components/goods-picture'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Picture } from '@/components/picture'
import { Points } from '@/components/points'
import { EmptyPanel, ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { Sheet, SheetFoot, SheetPart, SheetTitle } from '@/features/paper/components/sheet'
import { useSheetActions } from '@/features/paper/components/sheet-actions'
import { SizeChoice } from '@/features/paper/components/size-choice'
import { usePriceSheet } from '@/features/paper/use-paper'
import { useMay } from '@/features/session/use-may'
import { printPage } from '@/platform/print'
import { paper } from '@/words'
import './index.scss'

const said = paper.priceSheet

function Goods({ name, points, notes, pictureUrl }: PriceSheet['groups'][number]['goods'][number]) {
  return (
    <View className='price'>
      <View className='price__picture'>
        {/* loaded at once, for print waits for no scrolling */}
        {pictureUrl ? <Picture className='price__image' src={pictureUrl} mode='aspectFill' /> : <GoodsPicture url={null} />}
      </View>
      <View className='price__words'>
        <Text className='price__name'>{name}</Text>
        {notes.map((note) => <Text key={note} className='price__note'>{note}</Text>)}
      </View>
      <View className='price__points'><Points amount={points} size='large' /></View>
    </View>
  )
}

function Prices({ sheet, size }: { sheet: PriceSheet; size: PaperSize }) {
  const under = [sheet.place, sheet.hours].filter(Boolean).join(' · ')
  return (
    <Sheet size={size}>
      <SheetTitle village={said.village(sheet.village)} title={said.title} under={under} address={sheet.address} code={said.code} />
      {sheet.groups.map(({ category, goods }) => (
        <SheetPart key={category} title={category || (sheet.groups.length > 1 ? said.others : undefined)}>
          <View className='prices'>{goods.map((one) => <Goods key={one.id} {...one} />)}</View>
        </SheetPart>
      ))}
      <SheetFoot>{said.foot(sheet.on, sheet.phone)}</SheetFoot>
    </Sheet>
  )
}

/** 《物品积分兑换表》: the page is the sheet that hangs in the shop. */
export default function PriceSheetPage() {
  const may = useMay('manage_goods')
  const { data: sheet, error, refetch } = usePriceSheet(may)
  const [size, setSize] = useState<PaperSize>('A4')
  const there = sheet && sheet.groups.length > 0 ? sheet : undefined
  const { actions, failure } = useSheetActions(
    there && { what: 'price-sheet', name: said.file(size, there.on), query: { size } })
  return (
    <Page title={said.title} actions={actions} wide>
      {!may && <RefusedPanel icon='printer' title={paper.refused}>{paper.refusedNext}</RefusedPanel>}
      {there && (
        <View className='for-screen'>
          <SizeChoice sizes={['A4', 'A3']} chosen={size} onChange={setSize} />
          <Notice tone='jade' icon='printer'>{printPage ? said.text : paper.elsewhere}</Notice>
          {failure}
        </View>
      )}
      {there && <Prices sheet={there} size={size} />}
      {may && sheet && !there && <EmptyPanel icon='package' title={said.empty}>{said.emptyNext}</EmptyPanel>}
      {may && !sheet && (error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton rows={6} />)}
    </Page>
  )
}
