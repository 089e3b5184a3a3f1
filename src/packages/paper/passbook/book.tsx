import { Text, View } from '@tarojs/components'
import type { PaperSize, Passbook } from '@contract/paper'
import { Points } from '@/components/points'
import { QrCode } from '@/components/qr-code'
import { Sheet, SheetFoot, SheetPart } from '@/features/paper/components/sheet'
import { a11y } from '@/lib/a11y'
import { paper } from '@/words'

const said = paper.passbook
type Cells = readonly [string, string, string, string]

function Row({ cells, kind, head }: { cells: Cells; kind: 'month' | 'entry'; head?: boolean }) {
  return (
    <View className={`book__row book__row--${kind}`} {...a11y({ role: 'row' })}>
      {cells.map((text, index) => (
        <Text key={index} className={head ? 'book__cell book__cell--head' : 'book__cell'} {...a11y({ role: head ? 'columnheader' : 'cell' })}>
          {text}
        </Text>
      ))}
    </View>
  )
}

const signed = (amount: number) => (amount > 0 ? `+${amount}` : String(amount))

/** A cover, the months, and entry by entry. */
export function Book({ book, size }: { book: Passbook; size: PaperSize }) {
  const { village, household, grid, unit, year, address, free, held, months, entries, carried, left, on } = book
  return (
    <Sheet size={size}>
      <View className='book__cover'>
        <Text className='book__place'>{village}</Text>
        <Text className='book__title' {...a11y({ role: 'heading' })} {...{ 'aria-level': '2' }}>{said.title}</Text>
        <Text className='book__place'>{said.year(year)}</Text>
        <QrCode text={address} label={said.code} />
        <Text className='book__place'>{said.code}</Text>
        <Text className='book__household'>{household}</Text>
        <Text className='book__place'>{[grid, unit].filter(Boolean).join(' · ')}</Text>
      </View>
      <SheetPart title={said.free}>
        <View className='book__free'><Points amount={free} size='large' /></View>
        <Text className='paper__note'>{said.held(held)}</Text>
      </SheetPart>
      <SheetPart title={said.months(year)}>
        {months.length === 0 && <Text className='paper__note'>{said.noEntries}</Text>}
        {months.length > 0 && (
          <View {...a11y({ role: 'table', label: said.months(year) })}>
            <Row kind='month' head cells={said.monthHead} />
            {months.map(({ month, earned, redeemed, balance }) => (
              <Row key={month} kind='month' cells={[said.month(month), String(earned), String(redeemed), String(balance)]} />
            ))}
          </View>
        )}
      </SheetPart>
      <SheetPart title={said.entries(year)}>
        {left > 0 && <Text className='paper__note'>{said.left(left)}</Text>}
        <View {...a11y({ role: 'table', label: said.entries(year) })}>
          <Row kind='entry' head cells={said.entryHead} />
          <Row kind='entry' cells={['', said.carried, '', String(carried)]} />
          {entries.map(({ id, on: day, what, amount, balance }) => (
            <Row key={id} kind='entry' cells={[paper.date(day), what, signed(amount), String(balance)]} />
          ))}
        </View>
      </SheetPart>
      <SheetFoot>{said.foot(household, on)}</SheetFoot>
    </Sheet>
  )
}
