import { Text, View } from '@tarojs/components'
import type { Reserve } from '@contract/reserve'
import { Card } from '@/components/card'
import { a11y } from '@/lib/a11y'
import { reserve as said } from '@/words'

/** In percent of the longer bar. */
const share = (fen: number, full: number) => (full > 0 ? `${Math.max(0, Math.round((100 * fen) / full))}%` : '0')

interface BarProps {
  label: string
  fen: number
  full: number
  parts: readonly { name: string; tone: 'stock' | 'left' | 'owe'; fen: number }[]
}

function Bar({ label, fen, full, parts }: BarProps) {
  return (
    <View className='balance__bar'>
      <View className='reserve__head'>
        <Text className='reserve__strong'>{label}</Text>
        <Text className='reserve__value'>{said.money(fen)}</Text>
      </View>
      <View className='balance__track' {...a11y({ hidden: true })}>
        {parts.map((part) => (
          <View key={part.tone} className={`balance__part balance__part--${part.tone}`} style={{ width: share(part.fen, full) }} />
        ))}
      </View>
      {parts.length > 1 && parts.map((part) => (
        <View key={part.tone} className='balance__legend'>
          <View className={`balance__mark balance__part--${part.tone}`} />
          <Text className='balance__name'>{part.name}</Text>
          <Text>{said.money(part.fen)}</Text>
        </View>
      ))}
    </View>
  )
}

/** What the village has beside what the points are worth, on one scale. */
export function Balance({ stockValueFen, budgetLeftFen, liabilityFen }: Reserve) {
  const have = stockValueFen + budgetLeftFen
  const full = Math.max(have, stockValueFen, liabilityFen ?? 0)
  const parts = [
    { name: said.stock, tone: 'stock', fen: stockValueFen },
    { name: said.left, tone: 'left', fen: budgetLeftFen }
  ] as const
  return (
    <Card>
      <View className='reserve__part' {...a11y({ role: 'group', label: said.chart(have, liabilityFen ?? 0) })}>
        <Bar label={said.have} fen={have} full={full} parts={parts} />
        {liabilityFen !== null && (
          <Bar label={said.owe} fen={liabilityFen} full={full} parts={[{ name: said.owe, tone: 'owe', fen: liabilityFen }]} />
        )}
      </View>
    </Card>
  )
}
