import { useState } from 'react'
import type { Activity } from '@contract/activities'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { notify } from '@/lib/notify'
import { activityDesk, explain, when } from '@/words'
import { useGivePoints } from '../use-roll'

interface GivePointsProps {
  activity: Activity
  /** How many came and have none yet. */
  due: number
}

/** The points of everybody who came, in one go; whoever is called later gets theirs by pressing again. */
export function GivePoints({ activity, due }: GivePointsProps) {
  const [asking, setAsking] = useState(false)
  const { run, isPending, error } = useGivePoints()
  const { points, pointsGivenAt, phase } = activity
  if (points === null || phase === 'cancelled') return null
  const give = () => {
    setAsking(false)
    run(activity, { onSuccess: (round) => notify(activityDesk.gave(round.people, round.points)) })
  }
  return (
    <>
      {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
      {pointsGivenAt && <Notice tone='jade'>{activityDesk.givenAt(when(pointsGivenAt))}</Notice>}
      {due > 0 && (
        <Button icon='gift' loading={isPending} onPress={() => setAsking(true)}>{activityDesk.give(due, points)}</Button>
      )}
      {due === 0 && !pointsGivenAt && <Notice>{activityDesk.noneDue}</Notice>}
      <Dialog
        open={asking}
        title={activityDesk.giveTitle}
        confirmLabel={activityDesk.giveConfirm}
        cancelLabel={activityDesk.giveStay}
        onConfirm={give}
        onCancel={() => setAsking(false)}
      >
        {activityDesk.giveText(due, points)}
      </Dialog>
    </>
  )
}
