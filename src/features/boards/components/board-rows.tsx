import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { BoardRow } from '@contract/boards'
import { Button } from '@/components/button'
import { ListRow } from '@/components/list-row'
import { Points } from '@/components/points'
import { a11y } from '@/lib/a11y'
import * as words from '@/words'
import { podiumOf } from '../podium-steps'
import { Podium } from './podium'
import './board-rows.scss'

const rowsAtFirst = 7

/** The podium and the list below it, as one block. */
export function BoardRows({ rows }: { rows: readonly BoardRow[] }) {
  const [whole, setWhole] = useState(false)
  const { podium, below } = podiumOf(rows)
  const shown = whole ? below : below.slice(0, rowsAtFirst)
  const hidden = below.length - shown.length
  return (
    <View className='board'>
      <Podium steps={podium} />
      <View className='board__list' {...a11y({ label: words.board.others })}>
        {shown.map((row, index) => (
          <ListRow
            key={index}
            own={row.own}
            lead={<Text className='board__number'>{row.place}</Text>}
            title={words.common.household(row.household)}
            extra={<Points amount={row.points} />}
          />
        ))}
        {hidden > 0 && (
          <Button kind='text' onPress={() => setWhole(true)}>
            {words.board.more(hidden)}
          </Button>
        )}
      </View>
    </View>
  )
}
