import { Text, View } from '@tarojs/components'
import type { Board } from '@contract/boards'
import { Points } from '@/components/points'
import { SpeakButton } from '@/components/speak-button'
import { a11y } from '@/lib/a11y'
import { board } from '@/words'
import { nextPlace } from '../next-place'
import './own-standing.scss'

/** How far it is to the next place. */
function distance(standing: Board): string {
  const { own } = standing
  if (!own) return board.ownNothing
  if (own.toNext === null) return board.ownFirst
  const place = nextPlace(standing)
  return place === undefined ? board.toNextUnknown(own.toNext) : board.toNext(own.toNext, place)
}

/** The own household, wherever it stands. */
export function OwnStanding({ standing }: { standing: Board }) {
  const { own } = standing
  return (
    <View className='own-standing' {...a11y({ role: 'status', label: board.ownLabel })}>
      {own && <Text className='own-standing__place'>{own.place}</Text>}
      <View className='own-standing__words'>
        <Text className='own-standing__title'>{board.ownTitle}</Text>
        <Text className='own-standing__note'>{distance(standing)}</Text>
      </View>
      <Points amount={own?.points ?? 0} size='title' />
      {own && <SpeakButton round text={board.spoken(own.place, own.points, distance(standing))} />}
    </View>
  )
}
