import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Profile } from '@contract/sessions'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import type { IconName } from '@/components/icons'
import { Loading } from '@/components/loading'
import { Sheet } from '@/components/overlay'
import { Points } from '@/components/points'
import { useNoticeSummary } from '@/features/notices/use-notices'
import { useBalance } from '@/features/points/use-points'
import { useLatestSubmission } from '@/features/submissions/use-submissions'
import { ColumnList } from '@/features/rules/components/column-list'
import { pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { open } from '@/platform/navigation'
import { call } from '@/platform/phone'
import { routes } from '@/routes'
import * as words from '@/words'
import { ElderSwitch } from './elder-switch'
import { stateOf } from './latest'
import { SpeakBalance } from './speak-balance'
import { WorkCards } from './work-cards'
import './elder-home.scss'

interface DoorProps {
  title: string
  note?: string
  icon: IconName
  tone: 'deep' | 'vermilion' | 'plain'
  onPress: () => void
}

function Door({ title, note, icon, tone, onPress }: DoorProps) {
  return (
    <View className={classNames('door', `door--${tone}`)} {...pressable({ onPress })}>
      <Icon name={icon} size='large' />
      <View className='door__words'>
        <Text className='door__title'>{title}</Text>
        {note && <Text className='door__note'>{note}</Text>}
      </View>
    </View>
  )
}

/** A notice nobody has opened yet comes before what became of the last photos; one line is all the room there is. */
function News() {
  const { data: latest } = useLatestSubmission()
  const newest = useNoticeSummary(true).data?.newest
  if (newest) {
    return (
      <View className='points-door__notice' {...pressable({ role: 'link', onPress: () => open(routes.notice, { id: newest.id }) })}>
        <Icon name='bell' />
        <Text className='points-door__told'>{words.notices.newest(newest.title)}</Text>
      </View>
    )
  }
  if (!latest) return null
  return (
    <Text className='points-door__latest' {...pressable({ role: 'link', onPress: () => open(routes.submission, { id: latest.id }) })}>
      {stateOf(latest)}
    </Text>
  )
}

/** The number as large as it can be, somebody who reads it out, and what is new. */
function PointsDoor() {
  const balance = useBalance()
  if (!balance.data) return <Loading query={balance} rows={1} card />
  return (
    <Card tone='deep'>
      <View className='points-door'>
        <View className='points-door__own' {...pressable({ onPress: () => open(routes.points) })}>
          <Text className='points-door__title'>{words.home.elderPoints}</Text>
          <Points amount={balance.data.free} size='large' plain />
        </View>
        <SpeakBalance />
      </View>
      <News />
    </Card>
  )
}

/** Which column to photograph for. */
function ColumnSheet({ onClose }: { onClose: () => void }) {
  const upload = (ruleId: string) => {
    onClose()
    open(routes.upload, { ruleId })
  }
  return (
    <Sheet open title={words.home.whatToShoot} onClose={onClose}>
      <ColumnList onChoose={upload} />
    </Sheet>
  )
}

interface ElderHomeProps {
  household: NonNullable<Profile['household']>
}

/** 长辈版: not the home page enlarged but four doors, all of them in sight at once. */
export function ElderHome({ household }: ElderHomeProps) {
  const [choosing, setChoosing] = useState(false)
  // whoever is nearest
  const { unit } = household
  return (
    <View className='doors'>
      <PointsDoor />
      <Door icon='camera' tone='deep' title={words.home.elderUpload} onPress={() => setChoosing(true)} />
      <Door icon='shopping-bag' tone='vermilion' title={words.home.elderShop} onPress={() => open(routes.shop)} />
      <Door
        icon='phone'
        tone='plain'
        title={words.home.elderHelp}
        note={unit ? words.home.elderHelpUnitNote(unit.head) : words.home.elderHelpNote(household.gridHead)}
        onPress={() => call(unit?.headPhone ?? household.gridHeadPhone)}
      />
      <WorkCards />
      <ElderSwitch />
      {choosing && <ColumnSheet onClose={() => setChoosing(false)} />}
    </View>
  )
}
