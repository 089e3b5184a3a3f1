import { Text, View } from '@tarojs/components'
import type { StockTake, StockTakeLine } from '@contract/stock-takes'
import { Badge } from '@/components/badge'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Page } from '@/components/page'
import { differenceOf, differenceWords, standingOf } from '@/features/stock-takes/differences'
import { a11y } from '@/lib/a11y'
import { stockTakes as said, when } from '@/words'

function Row({ line }: { line: StockTakeLine }) {
  const { name, expected, counted, reason } = line
  const difference = differenceOf(line) ?? 0
  const facts = difference === 0 ? said.counted(counted ?? 0) : `${said.finishedLine(expected, counted ?? 0)} · ${reason}`
  return (
    <ListRow
      title={name}
      note={facts}
      extra={<Badge tone={difference === 0 ? 'jade' : 'amber'}>{differenceWords(difference)}</Badge>}
    />
  )
}

/** A stock take as it was finished: what did not agree first. */
export function Result({ finishedAt, finishedBy, goods, valueFen, lines }: StockTake) {
  const { different, done } = standingOf(lines)
  const sums = [
    [said.sums.goods, said.kinds(goods)],
    [said.sums.different, said.kinds(different.length)],
    [said.sums.value, said.worth(valueFen) || said.even]
  ] as const
  return (
    <Page title={said.title} wide>
      <Card>
        <View className='stock-take-sums' {...a11y({ role: 'list' })}>
          {sums.map(([label, value]) => (
            <View key={label} className='stock-take-sums__one' {...a11y({ role: 'listitem' })}>
              <Text className='stock-take-count__note'>{label}</Text>
              <Text className='stock-take-sums__value'>{value}</Text>
            </View>
          ))}
        </View>
      </Card>
      <Text className='stock-take-count__note'>{said.by(finishedBy?.name ?? '', when(finishedAt ?? ''))}</Text>
      <Card flush>
        {[...different, ...done.filter((line) => !different.includes(line))].map((line) => <Row key={line.goodsId} line={line} />)}
      </Card>
      <Text className='stock-take-count__note'>{said.valueNote}</Text>
    </Page>
  )
}
