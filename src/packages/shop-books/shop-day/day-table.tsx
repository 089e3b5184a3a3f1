import { Text, View } from '@tarojs/components'
import type { ShopDayLine } from '@contract/shop-days'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { shopDays as said } from '@/words'

const moves = ['cameIn', 'wentOut', 'broken', 'counted', 'handedOver'] as const
const columns = ['name', 'opening', ...moves, 'closing'] as const

/** A number of pieces that moved; what did not stays empty. */
const pieces = (count: number, name: (typeof moves)[number]) => {
  if (count === 0) return ''
  const comes = name === 'cameIn' || (name === 'counted' && count > 0)
  return `${comes ? '+' : '−'}${Math.abs(count)}`
}

const isMoved = (line: ShopDayLine) => moves.some((name) => line[name] !== 0)

function Row({ line }: { line: ShopDayLine }) {
  return (
    <View className={classNames('day-row', !isMoved(line) && 'day-row--still')} {...a11y({ role: 'row' })}>
      {columns.map((name) => (
        <View key={name} className={`day-row__cell day-row__cell--${name}`} {...a11y({ role: 'cell' })}>
          {name === 'name' || name === 'opening' || name === 'closing'
            ? <Text>{String(line[name])}</Text>
            : line[name] !== 0 && (
              <Text>
                <Text className='day-row__label'>{`${said.columns[name]} `}</Text>
                {pieces(line[name], name)}
              </Text>
            )}
        </View>
      ))}
    </View>
  )
}

/** Each goods from morning to evening: on a phone its moves in words, on a desk and on paper in columns. */
export function DayTable({ lines }: { lines: readonly ShopDayLine[] }) {
  if (lines.length === 0) return <Text className='shop-day__note'>{said.nothing}</Text>
  const moved = lines.filter(isMoved)
  const still = lines.filter((line) => !isMoved(line))
  return (
    <View {...a11y({ role: 'table', label: said.goods })}>
      <View className='day-row day-row--head' {...a11y({ role: 'row' })}>
        {columns.map((name) => (
          <Text key={name} className={`day-row__cell day-row__cell--${name}`} {...a11y({ role: 'columnheader' })}>
            {said.columns[name]}
          </Text>
        ))}
      </View>
      {[...moved, ...still].map((line) => <Row key={line.goodsId} line={line} />)}
    </View>
  )
}
