import { useState } from 'react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { ErrorPanel, Skeleton } from '@/components/state-panel'
import { choicesOf, isFull } from '@/features/activities/activity'
import { ActivityCard } from '@/features/activities/components/activity-card'
import { useActivity, useGiveUp, useSignUp } from '@/features/activities/use-activities'
import { useRules } from '@/features/rules/use-rules'
import { useProfile } from '@/features/session/store'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { usePageReturn } from '@/platform/lifecycle'
import { open, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import { activities, explain } from '@/words'
import { State } from './state'

const nothing = { signUp: false, giveUp: false, checkIn: false, photograph: false }

/** One activity, as a resident sees it: sign up, check in, photograph. */
export default function ActivityPage() {
  const id = useParam('id')
  const { data: activity, error, refetch } = useActivity(id)
  const { data: rules } = useRules()
  const hasHousehold = Boolean(useProfile()?.household)
  const mayManage = useMay('manage_activities')
  const [leaving, setLeaving] = useState(false)
  const signUp = useSignUp()
  const giveUp = useGiveUp()
  usePageReturn(() => void refetch())
  if (!activity) {
    return (
      <Page title={activities.one}>
        {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />}
      </Page>
    )
  }
  const rule = rules?.find(({ column }) => column === activity.column)
  const may = hasHousehold ? choicesOf(activity) : nothing
  const full = isFull(activity)
  const failure = signUp.error ?? giveUp.error
  const act = (action: typeof signUp, done: string) => {
    signUp.reset()
    giveUp.reset()
    setLeaving(false)
    action.run(id, { onSuccess: () => notify(done) })
  }
  // the most likely stands last, at the thumb
  const actions = [
    may.photograph && rule && (
      <Button
        key='photograph'
        kind={may.checkIn ? 'secondary' : 'primary'}
        icon='camera'
        onPress={() => open(routes.upload, { ruleId: rule.id, activity: id })}
      >
        {activities.photograph}
      </Button>
    ),
    may.signUp && (
      <Button
        key='sign up'
        kind={may.checkIn ? 'secondary' : 'primary'}
        disabled={full}
        loading={signUp.isPending}
        onPress={() => act(signUp, activities.signUpDone)}
      >
        {full ? activities.signUpFull : activities.signUp}
      </Button>
    ),
    may.checkIn && (
      <Button key='check in' icon='scan-line' onPress={() => open(routes.checkIn, { id })}>{activities.checkIn}</Button>
    )
  ].filter(Boolean)
  return (
    <Page title={activities.one} actions={actions.length > 0 && actions}>
      {failure && <Notice tone='vermilion'>{explain(failure)}</Notice>}
      <State activity={activity} hasHousehold={hasHousehold} />
      <ActivityCard activity={activity} />
      {may.giveUp && (
        <Button kind='danger' loading={giveUp.isPending} onPress={() => setLeaving(true)}>{activities.giveUp}</Button>
      )}
      {mayManage && (
        <Button kind='secondary' icon='settings' onPress={() => open(routes.activityManage, { id })}>
          {activities.manageThis}
        </Button>
      )}
      <Dialog
        open={leaving}
        title={activities.giveUpTitle}
        confirmLabel={activities.giveUp}
        cancelLabel={activities.giveUpStay}
        danger
        onConfirm={() => act(giveUp, activities.giveUpDone)}
        onCancel={() => setLeaving(false)}
      >
        {activities.giveUpText}
      </Dialog>
    </Page>
  )
}
