import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { BoardRow } from '@contract/boards'
import { Button } from '@/components/button'
import { ListRow } from '@/components/list-row'
import { Points } from '@/components/points'
import { a11y } from '@/lib/a11y'
import { words } from '@/words'
import { Podium } from './podium'
import './board-rows.scss'

const podiumPlaces = 3
const placesAtFirst = 10

/** The podium and the list below it, as one block. */
export function BoardRows({ rows }: { rows: readonly BoardRow[] }) {
  const [whole, setWhole] = useState(false)
  const below = rows.slice(podiumPlaces, whole ? undefined : placesAtFirst)
  const hidden = rows.length - podiumPlaces - below.length
  return (
    <View className='board'>
      <Podium rows={rows.slice(0, podiumPlaces)} />
      <View className='board__list' {...a11y({ label: words.board.others })}>
        {below.map((row, index) => (
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
