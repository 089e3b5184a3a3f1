import { useEffect, useRef, useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Activity } from '@contract/activities'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ErrorPanel, Skeleton } from '@/components/state-panel'
import { ActivityCard } from '@/features/activities/components/activity-card'
import { useActivity, useCheckIn } from '@/features/activities/use-activities'
import { useProfile } from '@/features/session/store'
import { a11y } from '@/lib/a11y'
import { checkInIn } from '@/platform/check-in-address'
import { replace, useParam } from '@/platform/navigation'
import { canScan, scan } from '@/platform/scan'
import { routes } from '@/routes'
import { activities, explain, scanner } from '@/words'
import { CodeEntry } from './code-entry'
import './index.scss'

function Done({ title, points }: Pick<Activity, 'title' | 'points'>) {
  return (
    <Card>
      <View className='check-in__done' {...a11y({ role: 'status' })}>
        <Icon name='badge-check' size='large' />
        <Text className='check-in__title'>{activities.checkInDone}</Text>
        <Text>{activities.checkInDoneText(title, points)}</Text>
      </View>
    </Card>
  )
}

/** Why nobody can check in now; null where one can. */
function closedNote({ checkInOpen, phase, checkInFrom }: Activity): string | null {
  if (checkInOpen) return null
  if (phase === 'cancelled') return activities.state.cancelled
  return phase === 'coming' ? activities.opensAt(checkInFrom) : activities.checkInOver
}

/**
 * Checks in: at once for whoever comes by the address in the QR code, else by scanning it or by the six digits below it.
 */
export default function CheckInPage() {
  const [at, setAt] = useState(useParam('id'))
  const scanned = useParam('code')
  const [code, setCode] = useState('')
  const [misread, setMisread] = useState(false)
  const hasHousehold = Boolean(useProfile()?.household)
  const { data: activity, error, refetch } = useActivity(at)
  const { run, isPending, error: refused } = useCheckIn()
  const begun = useRef(false)

  const send = (id: string, said: string) => {
    setAt(id)
    setMisread(false)
    run({ id, code: said }, { onSuccess: () => setCode('') })
  }
  useEffect(() => {
    if (!scanned || !hasHousehold || begun.current) return
    begun.current = true
    run({ id: at, code: scanned })
  }, [at, scanned, hasHousehold, run])

  const read = async () => {
    const result = await scan(scanner)
    if (result.kind !== 'scanned') return
    const found = checkInIn(result.text)
    if (found) send(found.id, found.code)
    else setMisread(true)
  }

  if (!activity) {
    return (
      <Page title={activities.checkInTitle}>
        {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />}
      </Page>
    )
  }
  const toActivity = (
    <Button kind='secondary' onPress={() => replace(routes.activity, { id: at })}>{activities.toActivity}</Button>
  )
  if (activity.present) {
    return (
      <Page title={activities.checkInTitle} actions={toActivity}>
        <Done title={activity.title} points={activity.points} />
      </Page>
    )
  }
  const closed = closedNote(activity)
  return (
    <Page title={activities.checkInTitle}>
      {!hasHousehold && <Notice>{activities.state.noHousehold}</Notice>}
      {closed && <Notice>{closed}</Notice>}
      {refused && !isPending && <Notice tone='vermilion'>{explain(refused)}</Notice>}
      {misread && <Notice tone='vermilion'>{activities.noCode}</Notice>}
      {hasHousehold && !closed && (
        <CodeEntry
          code={code}
          loading={isPending}
          onType={setCode}
          onCheckIn={() => send(at, code)}
          onScan={canScan ? () => void read() : undefined}
        />
      )}
      <ActivityCard activity={activity} />
    </Page>
  )
}
