import type { Activity } from '@contract/activities'
import { Notice } from '@/components/notice'
import { isFull } from '@/features/activities/activity'
import * as words from '@/words'

const { state } = words.activities

/** How it stands with the person who looks; nothing where there is nothing to say. */
export function State({ activity, hasHousehold }: { activity: Activity; hasHousehold: boolean }) {
  const { phase, present, signedUp, points, pointsGivenAt, signUpOpen, checkInOpen } = activity
  if (phase === 'cancelled') return <Notice tone='vermilion'>{state.cancelled}</Notice>
  if (present && points === null) return <Notice tone='jade'>{state.present}</Notice>
  if (present && points !== null) {
    return <Notice tone='jade'>{pointsGivenAt ? state.pointsGiven(points) : state.presentPoints(points)}</Notice>
  }
  if (phase === 'over') return null
  if (!hasHousehold) return <Notice>{state.noHousehold}</Notice>
  if (signedUp) return <Notice tone='jade'>{state.signedUp}</Notice>
  if (checkInOpen) return <Notice>{state.comes}</Notice>
  return signUpOpen && isFull(activity) ? <Notice>{state.full}</Notice> : null
}
