import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PaperSize } from '@contract/paper'
import { Choices } from '@/components/choices'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ErrorPanel, Skeleton } from '@/components/state-panel'
import { useSheetActions } from '@/features/paper/components/sheet-actions'
import { SizeChoice } from '@/features/paper/components/size-choice'
import { usePassbook } from '@/features/paper/use-paper'
import { useParam } from '@/platform/navigation'
import { printPage } from '@/platform/print'
import { paper } from '@/words'
import { Book } from './book'
import './index.scss'

const said = paper.passbook

/** 积分存折 of the own household, or of the one the address names. */
export default function PassbookPage() {
  const householdId = useParam('id') || undefined
  const [year, setYear] = useState<number>()
  const [size, setSize] = useState<PaperSize>('A4')
  const { data: book, error, refetch } = usePassbook({ householdId, year })
  const { actions, failure } = useSheetActions(
    book && { what: 'passbook', name: said.file(book.household, book.year), query: { size, householdId, year: book.year } })
  return (
    <Page title={said.title} actions={actions} wide>
      {book && (
        <View className='for-screen'>
          {book.years.length > 1 && (
            <Choices
              label={said.which}
              items={book.years.map((one) => ({ value: String(one), label: said.year(one) }))}
              chosen={[String(book.year)]}
              onChange={([chosen]) => setYear(Number(chosen))}
            />
          )}
          <SizeChoice sizes={['A4', 'A5']} chosen={size} onChange={setSize} />
          {!printPage && <Notice icon='printer'>{paper.elsewhere}</Notice>}
          {failure}
        </View>
      )}
      {book && <Book book={book} size={size} />}
      {!book && (error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton rows={8} />)}
    </Page>
  )
}
