import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PaperSize } from '@contract/paper'
import { Choices } from '@/components/choices'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { useSheetActions } from '@/features/paper/components/sheet-actions'
import { SizeChoice } from '@/features/paper/components/size-choice'
import { useWallSheet } from '@/features/paper/use-paper'
import { useMay } from '@/features/session/use-may'
import { villageTime } from '@/lib/dates'
import { printPage } from '@/platform/print'
import { paper } from '@/words'
import { Week } from './week'
import './index.scss'

const said = paper.wallSheet
const weeks = (['this', 'last'] as const).map((value) => ({ value, label: said.weeks[value] }))

/** Until Wednesday the week that is over has more to tell. */
const weekToTell = () => ([1, 2, 3].includes(villageTime(new Date()).day()) ? 'last' : 'this')

/** 墙报: the page is the sheet that hangs on the wall of the village. */
export default function WallSheetPage() {
  const may = useMay('publish_notices')
  const [week, setWeek] = useState<'this' | 'last'>(weekToTell)
  const [size, setSize] = useState<PaperSize>('A4')
  const { data: sheet, error, refetch } = useWallSheet({ week }, may)
  const { actions, failure } = useSheetActions(
    sheet && { what: 'wall-sheet', name: said.file(size, sheet.from), query: { size, week } })
  return (
    <Page title={said.title} actions={actions} wide>
      {!may && <RefusedPanel icon='printer' title={paper.refused}>{paper.refusedNext}</RefusedPanel>}
      {may && (
        <View className='for-screen'>
          <Choices label={said.which} items={weeks} chosen={[week]} onChange={([chosen = week]) => setWeek(chosen)} />
          <SizeChoice sizes={['A4', 'A3']} chosen={size} onChange={setSize} />
          {!printPage && <Notice icon='printer'>{paper.elsewhere}</Notice>}
          {failure}
        </View>
      )}
      {sheet && <Week sheet={sheet} size={size} />}
      {may && !sheet && (error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton rows={8} />)}
    </Page>
  )
}
