import { Text, View } from '@tarojs/components'
import type { Submission } from '@contract/submissions'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import type { IconName } from '@/components/icons'
import { Loading } from '@/components/loading'
import { Points } from '@/components/points'
import { useBoard } from '@/features/boards/use-board'
import { useBalance } from '@/features/points/use-points'
import { useLatestSubmission } from '@/features/submissions/use-submissions'
import { pressable } from '@/lib/a11y'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'
import { stateOf } from './latest'
import { SpeakBalance } from './speak-balance'
import './balance-card.scss'

const stateIcons: Record<Submission['status'], IconName> = {
  waiting: 'clock',
  approved: 'circle-check',
  rejected: 'circle-alert',
  withdrawn: 'rotate-ccw',
  appealed: 'clock'
}

function LatestSubmission() {
  const { data: latest } = useLatestSubmission()
  if (latest === undefined) return null
  const onPress = () => (latest ? open(routes.submission, { id: latest.id }) : open(routes.submissions))
  return (
    <View className='balance-card__latest' {...pressable({ onPress })}>
      <Icon name={latest ? stateIcons[latest.status] : 'camera'} size='small' />
      <Text className='balance-card__state'>{latest ? stateOf(latest) : words.home.neverSent}</Text>
      <Icon name='chevron-right' size='small' />
    </View>
  )
}

/** What the household has, how it stands in the village, and what became of its last photos. */
export function BalanceCard() {
  const balance = useBalance()
  const { data: board } = useBoard('month')
  if (!balance.data) return <Loading query={balance} rows={2} card />
  const { free, held, earnedThisMonth } = balance.data
  return (
    <Card tone='deep'>
      <View className='balance-card__points' {...pressable({ onPress: () => open(routes.points) })}>
        <View className='balance-card__own'>
          <Text className='balance-card__title'>{words.home.balance}</Text>
          <Points amount={free} size='large' plain />
          {held > 0 && <Text className='balance-card__held'>{words.home.held(held)}</Text>}
        </View>
        <View className='balance-card__village'>
          <Text>{words.home.month(earnedThisMonth)}</Text>
          {board &&
            (board.own ? (
              <View className='balance-card__place'>
                <Text>{words.home.place}</Text>
                <Text className='balance-card__number'>{board.own.place}</Text>
                <Text>{words.home.placeUnit}</Text>
              </View>
            ) : (
              <Text>{words.home.noPlaceYet}</Text>
            ))}
        </View>
      </View>
      <View className='balance-card__foot'>
        <LatestSubmission />
        <SpeakBalance />
      </View>
    </Card>
  )
}
