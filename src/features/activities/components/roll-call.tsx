import { useState } from 'react'
import { View } from '@tarojs/components'
import type { RollEntry } from '@contract/activities'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { EmptyPanel } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { activityDesk, explain } from '@/words'
import { useRecord, useUndo } from '../use-roll'
import './roll-call.scss'

const views = ['absent', 'present', 'all'] as const
type View = (typeof views)[number]
const shows: Record<View, (entry: RollEntry) => boolean> = {
  absent: ({ attendance }) => attendance === null,
  present: ({ attendance }) => attendance !== null,
  all: () => true
}
/** As many as fit a phone's patience; the rest comes by the button below. */
const step = 50

interface RollCallProps {
  activityId: string
  items: readonly RollEntry[]
  /** Whether the roll can be called: not before people check in, and not of what was cancelled. */
  open: boolean
}

/** Everybody who signed up or came, with a button for each once the roll can be called. */
export function RollCall({ activityId, items, open }: RollCallProps) {
  const [chosen, setChosen] = useState<View>('absent')
  const view = open ? chosen : 'all'
  const [shown, setShown] = useState(step)
  const record = useRecord()
  const undo = useUndo()
  const [busyWith, setBusyWith] = useState<RollEntry>()
  const busy = record.isPending || undo.isPending
  const failure = record.error ?? undo.error
  const begin = (entry: RollEntry) => {
    record.reset()
    undo.reset()
    setBusyWith(entry)
  }

  function extraOf(entry: RollEntry) {
    const { attendance, name, accountId } = entry
    const loading = busy && busyWith === entry
    if (!attendance) {
      const call = () => {
        begin(entry)
        if (accountId) record.run({ activityId, accountId })
      }
      return open && (
        <Button small kind='secondary' label={activityDesk.callWho(name)} loading={loading} onPress={call}>{activityDesk.call}</Button>
      )
    }
    if (attendance.pointsGiven) return <Badge tone='jade' icon='check'>{activityDesk.given}</Badge>
    if (attendance.way === 'code') return <Badge tone='jade' icon='check'>{activityDesk.call}</Badge>
    const takeBack = () => {
      begin(entry)
      undo.run({ activityId, id: attendance.id })
    }
    return <Button small kind='text' label={activityDesk.undoWho(name)} loading={loading} onPress={takeBack}>{activityDesk.undo}</Button>
  }

  const here = items.filter(shows[view])
  return (
    <View className='roll-call'>
      {open && (
        <Tabs
          label={activityDesk.rollTabsLabel}
          items={views.map((value) => ({ value, label: activityDesk.rollTabs[value], count: items.filter(shows[value]).length }))}
          value={view}
          onChange={(next) => {
            setChosen(next)
            setShown(step)
          }}
        />
      )}
      {failure && !busy && <Notice tone='vermilion'>{explain(failure)}</Notice>}
      {here.length === 0 && (
        <EmptyPanel icon='users' title={activityDesk.rollEmpty[view === 'absent' && items.length === 0 ? 'all' : view]}>
          {open ? activityDesk.rollEmptyNext : undefined}
        </EmptyPanel>
      )}
      {here.length > 0 && (
        <Card flush>
          {here.slice(0, shown).map((entry) => (
            <ListRow
              key={entry.attendance?.id ?? entry.accountId}
              title={activityDesk.person(entry.name)}
              note={activityDesk.about(entry.household.label, entry.signedUp, entry.attendance?.way)}
              extra={extraOf(entry)}
            />
          ))}
        </Card>
      )}
      {here.length > shown && <Button kind='text' onPress={() => setShown(shown + step)}>{activityDesk.more}</Button>}
    </View>
  )
}
