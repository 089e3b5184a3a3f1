import { Text, View } from '@tarojs/components'
import type { Statement, StatementLine } from '@contract/statements'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ErrorPanel, Skeleton } from '@/components/state-panel'
import { useProfile } from '@/features/session/store'
import { useAllLines, useStatement } from '@/features/statements/use-statements'
import { a11y } from '@/lib/a11y'
import { villageTime } from '@/lib/dates'
import { useParam } from '@/platform/navigation'
import { printPage } from '@/platform/print'
import { webAddress } from '@/platform/web-address'
import { statements as said } from '@/words'
import './index.scss'

const columns = ['number', 'day', 'household', 'kind', 'about', 'amount'] as const

const cellsOf = ({ position, on, household, kind, about, amount }: StatementLine): Record<(typeof columns)[number], string> => ({
  number: String(position + 1),
  // on paper a nameless line stays one, on its household's own paper too
  day: household === null ? '' : said.day(on),
  household: household ?? said.nameless,
  kind: said.kind(kind),
  about,
  amount: amount > 0 ? `+${amount}` : String(amount)
})

function Sheet({ statement, lines }: { statement: Statement; lines: readonly StatementLine[] }) {
  const village = useProfile()?.village?.name ?? ''
  const row = (key: number, cells: Record<(typeof columns)[number], string>, head = false) => (
    <View key={key} className={head ? 'sheet__row sheet__row--head' : 'sheet__row'} {...a11y({ role: 'row' })}>
      {columns.map((name) => (
        <Text key={name} className={`sheet__cell sheet__cell--${name}`} {...a11y({ role: head ? 'columnheader' : 'cell' })}>
          {cells[name]}
        </Text>
      ))}
    </View>
  )
  return (
    <View className='sheet'>
      <Text className='sheet__title'>{said.printTitle(village, statement.month)}</Text>
      <Text className='sheet__sums'>{said.row(statement.issued, statement.redeemed, statement.lines)}</Text>
      <View className='sheet__table' {...a11y({ role: 'table', label: said.printTitle(village, statement.month) })}>
        {row(-1, said.columns, true)}
        {lines.map((line) => row(line.position, cellsOf(line)))}
      </View>
      <Text className='sheet__root'>{`${said.root} ${said.inFours(statement.root)}`}</Text>
      <Text className='sheet__foot'>{said.printFoot(villageTime(statement.closedAt).format('YYYY-MM-DD'))}</Text>
    </View>
  )
}

/** A published month on A4, to hang on the wall. */
export default function StatementPrintPage() {
  const id = useParam('id')
  const statement = useStatement(id)
  const lines = useAllLines(id)
  const error = statement.error ?? lines.error
  const ready = statement.data && lines.data
  const again = () => void Promise.all([statement.refetch(), lines.refetch()])
  return (
    <Page
      title={said.printPage}
      wide
      actions={ready && printPage && <Button icon='printer' onPress={printPage}>{said.print}</Button>}
    >
      {!printPage && <Notice>{said.printElsewhere(webAddress())}</Notice>}
      {statement.data && lines.data && <Sheet statement={statement.data} lines={lines.data} />}
      {!ready && (error ? <ErrorPanel error={error} onRetry={again} /> : <Skeleton rows={8} />)}
    </Page>
  )
}
