import { Text, View } from '@tarojs/components'
import { Points } from '@/components/points'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import * as words from '@/words'
import { keepNumber } from '../keep-number'
import type { PodiumStep } from '../podium-steps'
import './podium.scss'

/** From the left: second, first, third. */
const standing = [1, 0, 2]

/** The first of the board on their steps; equal points stand equally high. */
export function Podium({ steps }: { steps: readonly PodiumStep[] }) {
  const placed = standing.flatMap((index) => steps[index] ?? [])
  return (
    <View className='podium' {...a11y({ role: 'list', label: words.board.podium })}>
      {placed.map((row, index) => {
        const household = row.shared ? words.board.shared : words.common.household(row.household)
        return (
          <View
            key={index}
            className={classNames('podium__place', `podium__place--${row.place}`, row.own && 'podium__place--own')}
            {...a11y({ role: 'listitem', label: words.board.placeLabel(row.place, household, row.points) })}
          >
            <Text className='podium__medal'>{row.place}</Text>
            <Text className='podium__household'>{keepNumber(household)}</Text>
            <View className='podium__step'>
              <Points amount={row.points} size='title' />
            </View>
          </View>
        )
      })}
    </View>
  )
}
